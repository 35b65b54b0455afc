using StrictCors.Checks;
using StrictCors.Policies;

namespace StrictCors.Configuration;

/// <summary>A policy that is written in place: in the call of UseStrictCors, or at an endpoint.</summary>
/// <param name="Path">The call, for messages.</param>
/// <param name="AtEndpoint">The policy, as endpoints have it; missing if there is a problem.</param>
/// <param name="Problems">Every problem of it.</param>
internal sealed record InlinePolicy(string Path, EndpointPolicy AtEndpoint, IReadOnlyList<StrictCorsConfigurationProblem> Problems)
{
    /// <param name="path">The call.</param>
    /// <param name="name">The name for logs, metrics and explanations. Nothing refers to the policy by it.</param>
    /// <param name="options">The policy as written.</param>
    public static InlinePolicy Compile(string path, string name, StrictCorsPolicyOptions options)
    {
        var compiled = PolicyCompiler.Compile(options, name, path);
        return new(
            path,
            compiled.Value is { } policy ? policy.AtEndpoint : EndpointPolicy.Missing,
            [.. compiled.Problems.Select(problem => problem.In(source: null, WrittenForm.Builder))]);
    }

    /// <summary>Runs the code that writes the policy.</summary>
    /// <param name="configure">The code.</param>
    /// <param name="call">The call that the code was given to, for messages; null if the path of the policy names it.</param>
    public static StrictCorsPolicyOptions Write(Action<StrictCorsPolicyBuilder> configure, string? call = null)
    {
        var options = new StrictCorsPolicyOptions { Call = call };
        try
        {
            configure(new StrictCorsPolicyBuilder(options));
        }
        catch (NullListException exception)
        {
            // The rest of the code has not run, so that nothing else can be said about this policy.
            options.NullArguments.Add((exception.Key, exception.Method));
            options.UnreadKeys.UnionWith(PolicyReader.Keys);
        }

        return options;
    }
}
