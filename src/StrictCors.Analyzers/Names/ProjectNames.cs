using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace StrictCors.Analyzers.Names;

/// <summary>What the files of a project share about the names of its policies. Each part is read only if a file needs it.</summary>
internal sealed class ProjectNames
{
    private readonly Lazy<KnownPolicies?> _settings;
    private readonly Lazy<KnownPolicies?> _all;

    public ProjectNames(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        KnownPolicies Create() => new(compilation, options, cancellationToken);
        _settings = new(() => Create() is var known && known.ReadSettings() ? known : null, LazyThreadSafetyMode.PublicationOnly);
        _all = new(() => Create() is var known && known.ReadAll() ? known : null, LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>Gets the policies of the settings; null if they cannot be read.</summary>
    public KnownPolicies? Settings => _settings.Value;

    /// <summary>Gets all policies; null if there may be others.</summary>
    public KnownPolicies? All => _all.Value;
}
