using System.Globalization;
using Microsoft.Extensions.Options;
using StrictCors.Policies;

namespace StrictCors.Configuration;

/// <summary>Holds the policies in force: one immutable table in one field, swapped as a whole.</summary>
internal sealed class PolicyStore(IOptionsFactory<StrictCorsOptions> factory)
{
    private const string CallName = "UseStrictCors";

    private readonly Lock _lock = new();

    // The policies that calls of UseStrictCors define, in the order of the calls.
    private readonly List<InlinePolicy> _calls = [];
    private volatile PolicyTable? _table;

    /// <summary>Gets the policies in force. Startup has loaded them, except in a host that runs no startup filters.</summary>
    /// <exception cref="StrictCorsConfigurationException">The policies are loaded now, and there is a problem.</exception>
    public PolicyTable Current => _table ?? Load();

    /// <summary>Gets or sets what returns the policies that come into force as soon as the routes of YARP agree with them; null if there are
    /// none.</summary>
    public Func<PolicyTable?>? Announced { get; set; }


    /// <summary>Reads and checks the configuration, without putting it in force.</summary>
    /// <param name="checkReferences">Finds the references to policies that do not exist; null if references are not checked.</param>
    /// <param name="ofEndpoints">The policies that endpoints define.</param>
    public ConfigurationCheck Check(
        Func<StrictCorsOptions, IEnumerable<StrictCorsConfigurationProblem>>? checkReferences = null, IEnumerable<InlinePolicy>? ofEndpoints = null)
    {
        var options = factory.Create(Microsoft.Extensions.Options.Options.DefaultName);
        options.Inline = [.. _calls, .. ofEndpoints ?? []];
        return ConfigurationCheck.Run(options, checkReferences);
    }

    /// <summary>Adds the policy that a call of UseStrictCors defines.</summary>
    public PolicyChoice AddCall(StrictCorsPolicyOptions options)
    {
        var name = _calls.Count == 0 ? CallName : string.Create(CultureInfo.InvariantCulture, $"{CallName} {_calls.Count + 1}");
        var policy = InlinePolicy.Compile("app.UseStrictCors(policy => …)", name, options);
        _calls.Add(policy);
        return PolicyChoice.Of(policy.AtEndpoint);
    }

    public void Swap(PolicyTable table)
    {
        // A first reading on another thread must not come in late and undo this.
        lock (_lock)
        {
            _table = table;
        }
    }

    private PolicyTable Load()
    {
        lock (_lock)
        {
            if (_table is { } loaded)
            {
                return loaded;
            }

            var check = Check();
            var table = check.Table ?? throw new StrictCorsConfigurationException(check.Problems, typeof(StrictCorsOptions));
            _table = table;
            return table;
        }
    }
}
