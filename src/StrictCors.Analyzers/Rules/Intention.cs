using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using StrictCors.Analyzers.Settings;

namespace StrictCors.Analyzers.Rules;

/// <summary>Signs that another implementation of CORS runs on purpose.</summary>
internal static class Intention
{
    /// <summary>Whether a policy observes only, in code or in the settings: the other implementation answers.</summary>
    public static bool Observes(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken) =>
        Mentions.Any(compilation, "StrictCorsEnforcement.Observe", cancellationToken)
        || ProjectSettings.Of(compilation, options, cancellationToken).Files.Any(file => file.Layer.Has("\"Observe\""));

    /// <summary>Whether some endpoint answers CORS requests with code of its own.</summary>
    public static bool Bypasses(Compilation compilation, CancellationToken cancellationToken) =>
        Mentions.Any(compilation, "BypassStrictCors", cancellationToken);
}
