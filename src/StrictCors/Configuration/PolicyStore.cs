using Microsoft.Extensions.Options;
using StrictCors.Policies;

namespace StrictCors.Configuration;

/// <summary>Holds the policies in force: one immutable table in one field, swapped as a whole.</summary>
internal sealed class PolicyStore(IOptionsFactory<StrictCorsOptions> factory)
{
    private readonly Lock _lock = new();
    private volatile PolicyTable? _table;

    /// <summary>Gets the policies in force. Startup has loaded them, except in a host that runs no startup filters.</summary>
    /// <exception cref="StrictCorsConfigurationException">The policies are loaded now, and there is a problem.</exception>
    public PolicyTable Current => _table ?? Load();

    /// <summary>Gets or sets what returns the policies that come into force as soon as the routes of YARP agree with them; null if there are
    /// none.</summary>
    public Func<PolicyTable?>? Announced { get; set; }

    /// <summary>Reads and checks the configuration, without putting it in force.</summary>
    /// <param name="checkReferences">Finds the references to policies that do not exist; null if references are not checked.</param>
    public ConfigurationCheck Check(Func<StrictCorsOptions, IEnumerable<StrictCorsConfigurationProblem>>? checkReferences = null) =>
        ConfigurationCheck.Run(factory.Create(Microsoft.Extensions.Options.Options.DefaultName), checkReferences);

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
