using Microsoft.Extensions.Options;

namespace StrictCors.Configuration;

/// <summary>The first of the configurations of <see cref="StrictCorsOptions"/>: reads the section, on which code then builds.</summary>
internal sealed class ConfigureFromSection(StrictCorsSectionSource source) : IConfigureOptions<StrictCorsOptions>
{
    public void Configure(StrictCorsOptions options)
    {
        if (source.Section is { } section)
        {
            SectionReader.Read(section, options);
        }
    }
}
