using StrictCors.Configuration;

namespace StrictCors;

/// <summary>What the reader of the section fills.</summary>
internal sealed class StrictCorsOptions
{
    public string? DefaultPolicy { get; set; }

    public IDictionary<string, StrictCorsPolicyOptions> Policies { get; } =
        new Dictionary<string, StrictCorsPolicyOptions>(StringComparer.OrdinalIgnoreCase);

    public string SectionPath { get; set; } = StrictCorsSection.DefaultPath;

    public List<StrictCorsConfigurationProblem> Problems { get; } = [];

    public StrictCorsSection? Section { get; set; }

    public bool IsSectionEmpty { get; set; }

    public bool HasYarp { get; set; }

    public IReadOnlyList<RemovedPolicy> Removed { get; set; } = [];

    public HashSet<string> UnreadKeys { get; } = new(StringComparer.Ordinal);
}
