using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StrictCors.Checks;
using StrictCors.Configuration.BuiltIn;

namespace StrictCors.Configuration;

/// <summary>The first of the configurations of <see cref="StrictCorsOptions"/>: reads the section, on which code then builds.</summary>
internal sealed class ConfigureFromSection(
    StrictCorsSectionSource source, IEnumerable<IOptionsChangeTokenSource<StrictCorsOptions>> changes, IServiceCollection services,
    BuiltInPolicies builtIn)
    : IConfigureOptions<StrictCorsOptions>
{
    // Every way to bind options to configuration registers such a source, and nothing else does.
    private readonly bool _isBoundAgain = changes.Any(change =>
        change is ConfigurationChangeTokenSource<StrictCorsOptions> && string.IsNullOrEmpty(change.Name));

    private readonly bool _hasYarp = services.Any(service => Yarp.Has(service.ServiceType));

    public void Configure(StrictCorsOptions options)
    {
        options.IsBoundAgain = _isBoundAgain;
        options.HasYarp = _hasYarp;
        options.BuiltIn = builtIn;
        if (source.Section is { } section)
        {
            SectionReader.Read(section, options);
        }

        if (source.Conflict is var (first, second))
        {
            // Policies of the section that is not read are not unknown.
            options.Problems.Add(Problems.TwoSections(first, second));
            options.UnreadKeys.UnionWith([nameof(options.Policies), nameof(options.DefaultPolicy)]);
        }
    }
}
