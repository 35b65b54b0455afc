using Microsoft.Extensions.Configuration;

namespace StrictCors.Configuration;

/// <summary>Which section the application chose, found once.</summary>
internal sealed class StrictCorsSectionSource(IConfiguration? host, IConfiguration? chosen)
{
    public StrictCorsSection? Section { get; } = StrictCorsSection.Find(host, chosen);
}
