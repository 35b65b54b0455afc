using StrictCors.Configuration;
using StrictCors.Endpoints;
using StrictCors.Endpoints.Inline;
using StrictCors.Text;

namespace StrictCors.Reload;

/// <summary>Reads and checks the whole configuration, with the sources that give it.</summary>
internal sealed class ConfigurationReader(
    PolicyStore store, StrictCorsSection section, PolicyArguments arguments, IServiceProvider services)
{
    /// <param name="inForce">The sources of the configuration in force.</param>
    /// <param name="malformed">Why a file could not be read; null if each could.</param>
    /// <param name="given">The sources of what was read.</param>
    // The code that changed the configuration is a caller on this stack, so an invalid configuration must not throw.
    public ConfigurationReading Read(ConfigurationSources inForce, Exception? malformed, out ConfigurationSources given)
    {
        given = inForce;
        try
        {
            given = ConfigurationSources.From(section, inForce);
            var vanished = inForce.FindVanished().ToList();
            if (vanished.Count > 0)
            {
                return new(null, Describe(vanished), malformed) { Found = vanished };
            }

            var check = store.Check(
                ReferenceChecks.References(services, arguments), InlinePolicies.Of(ReferenceChecks.EndpointsOf(services)));
            if (check.Options.Policies.Count > 0 && inForce.FindEmptied().ToList() is { Count: > 0 } emptied)
            {
                return new(null, Describe(emptied)) { Found = emptied };
            }

            return new(check.Table, check.Table is null ? Describe(check.Problems) : "")
            {
                Options = check.Options,
                Found = check.Problems,
                Announced = check is { Table: null, Unreferenced: { } table } && ReferenceChecks.OnlyYarpLacks(table, arguments, services)
                    ? table : null,
            };
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            var text = $"Code that configures StrictCors has thrown {exception.GetType().Name}: {Display.Escape(exception.Message)}";
            return new(null, text, exception);
        }
    }

    private static string Describe(IReadOnlyList<StrictCorsConfigurationProblem> problems) =>
        new StrictCorsConfigurationException(problems, typeof(StrictCorsOptions)).Message;
}
