using Microsoft.Extensions.Options;
using StrictCors.Policies;

namespace StrictCors.Configuration;

/// <summary>Holds the policies in force: one immutable table behind one field, swapped whole.</summary>
internal sealed class PolicyStore(IOptionsFactory<StrictCorsOptions> factory)
{
    private readonly Lock _lock = new();
    private volatile PolicyTable? _table;

    /// <summary>Gets the policies in force. Startup has loaded them, except in a host that runs no startup filters.</summary>
    /// <exception cref="StrictCorsConfigurationException">They are asked for the first time, and something is wrong.</exception>
    public PolicyTable Current => _table ?? Load();

    /// <summary>Reads and compiles the configuration, without putting it in force.</summary>
    /// <param name="options">What was read.</param>
    /// <param name="problems">Takes every problem.</param>
    /// <param name="checkReferences">Finds what names a policy that is not there.</param>
    /// <returns>Null when there is any problem.</returns>
    public PolicyTable? Compile(out StrictCorsOptions options, List<StrictCorsConfigurationProblem> problems, Func<StrictCorsOptions, IEnumerable<StrictCorsConfigurationProblem>>? checkReferences = null)
    {
        options = factory.Create(Microsoft.Extensions.Options.Options.DefaultName);
        var table = PolicyTable.Compile(options, problems);
        problems.AddRange(checkReferences?.Invoke(options) ?? []);
        return problems.Count > 0 ? null : table;
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

            var problems = new List<StrictCorsConfigurationProblem>();
            var table = Compile(out _, problems) ?? throw new StrictCorsConfigurationException(problems);
            _table = table;
            return table;
        }
    }
}
