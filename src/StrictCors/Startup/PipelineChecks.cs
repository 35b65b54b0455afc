using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Endpoints;
using StrictCors.Endpoints.Lookup;
using StrictCors.Policies;

namespace StrictCors.Startup;

/// <summary>What is known of the application's pipeline: where UseStrictCors was called, and which calls surround it.</summary>
internal sealed class PipelineChecks(PolicyArguments arguments)
{
    private const string OurKey = "__StrictCorsSet";

    private readonly List<Use> _uses = [];
    private readonly List<Use> _built = [];
    private readonly List<StrictCorsConfigurationProblem> _problems = [];

    // The pipeline that startup filters see: that of a Startup class, and of what startup filters add.
    private IDictionary<string, object?>? _root;

    public bool IsUsed => _uses.Count > 0;

    /// <summary>Gets a value indicating whether UseStrictCors is called in the main pipeline, not only in branches of it.</summary>
    public bool IsUsedInMain => _uses.Exists(IsInMain);

    public IReadOnlyList<StrictCorsConfigurationProblem> Problems => _problems;

    /// <summary>Gets or sets what finds endpoints for the first middleware that was built; null if there is none, or no routing.</summary>
    public EndpointFinder? Finder { get; set; }

    public void Start(IApplicationBuilder root) => _root = root.Properties;

    public Use Add(IApplicationBuilder app, PolicyChoice argument)
    {
        // A branch inherits the properties of the pipeline it leaves, so this also finds one middleware before another.
        if (!app.Properties.TryAdd(OurKey, true))
        {
            _problems.Add(Twice(_uses.Find(IsInMain)?.Argument ?? default, argument));
        }

        if (FrameworkInternals.HasAuthorization(app))
        {
            _problems.Add(Checks.Problems.AfterAuthorization(HasAuthentication(app.ApplicationServices)));
        }

        arguments.Add(argument);
        var use = new Use(
            app.Properties, argument, FrameworkInternals.HasRouting(app.Properties), FrameworkInternals.IsInWebApplication(app));
        _uses.Add(use);
        return use;
    }

    /// <summary>The pipeline is built from its end. UseWhen builds its branch then, because the branch goes on into the pipeline; Map and MapWhen
    /// build theirs when they are called. So if the call in the main pipeline was built before a branch, requests of the branch reach both.</summary>
    public void Built(Use use)
    {
        if (!IsInMain(use) && _built.Find(IsInMain) is { } main)
        {
            throw new StrictCorsConfigurationException([Twice(main.Argument, use.Argument)], typeof(StrictCorsOptions));
        }

        _built.Add(use);
    }

    /// <summary>Whether routing was called for after us. Asked of the calls in a WebApplication before it adds its own, since it puts
    /// routing before everything; of the others (a Startup class, a startup filter) when all calls are done.</summary>
    public void CheckRouting(bool inWebApplication)
    {
        if (_uses.Exists(use => use.InWebApplication == inWebApplication && !use.HadRouting && FrameworkInternals.HasRouting(use.Properties)))
        {
            _problems.Add(Checks.Problems.BeforeRouting());
        }
    }

    public void ReportAuthorizationInFront(StoppedByAuthorization stopped, IServiceProvider services) =>
        _problems.Add(Checks.Problems.AuthorizationBeforeUs(
            stopped.Cause, stopped.HasPreflights, _uses.Exists(use => use.HadRouting && use.InWebApplication), HasAuthentication(services)));

    public void ReportMissing() => _problems.Add(Checks.Problems.MissingMiddleware());

    private static StrictCorsConfigurationProblem Twice(PolicyChoice first, PolicyChoice second) => Checks.Problems.MiddlewareTwice(
        first.PolicyName, second.PolicyName, isFirstInline: first.Kind == PolicyChoiceKind.Inline);

    private static bool HasAuthentication(IServiceProvider services) =>
        services.GetService<IServiceProviderIsService>()?.IsService(typeof(IAuthenticationSchemeProvider)) == true;

    private bool IsInMain(Use use) => use.InWebApplication || ReferenceEquals(use.Properties, _root);

    /// <summary>One call of UseStrictCors.</summary>
    /// <param name="Properties">The properties of the pipeline. A branch has properties of its own.</param>
    /// <param name="Argument">The policies that the call was given.</param>
    /// <param name="HadRouting">Whether UseRouting was called before.</param>
    /// <param name="InWebApplication">Whether it is the main pipeline of a WebApplication.</param>
    internal sealed record Use(IDictionary<string, object?> Properties, PolicyChoice Argument, bool HadRouting, bool InWebApplication);
}
