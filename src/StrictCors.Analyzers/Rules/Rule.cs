using Microsoft.CodeAnalysis;
using StrictCors.Checks;

namespace StrictCors.Analyzers.Rules;

/// <summary>The descriptors of the analyzers. Codes and titles are those of the catalogue.</summary>
internal static class Rule
{
    private const string Category = "StrictCors";

    private static readonly Dictionary<string, DiagnosticDescriptor> Known = Problems.All.ToDictionary(kind => kind.Id, Create);

    private static readonly Dictionary<string, DiagnosticDescriptor> Hints = Problems.All.ToDictionary(
        kind => kind.Id, kind => Create(kind, DiagnosticSeverity.Info));

    /// <summary>The descriptor of a code, with the severity that most of its problems have.</summary>
    public static DiagnosticDescriptor Of(string code) => Known[code];

    /// <summary>The descriptor of the same code for what is worth knowing and no mistake.</summary>
    public static DiagnosticDescriptor Hint(string code) => Hints[code];

    /// <summary>The descriptors of all codes that begin with one of these texts.</summary>
    public static IEnumerable<DiagnosticDescriptor> StartingWith(params string[] prefixes) =>
        Known.Values.Where(rule => prefixes.Any(prefix => rule.Id.StartsWith(prefix, StringComparison.Ordinal)));

    private static DiagnosticDescriptor Create(ProblemKind kind) => Create(kind, SeverityOf(kind));

    /// <summary>What stops the program is an error. A policy can come from a source that the build does not see, so an unknown name is a
    /// warning.</summary>
    private static DiagnosticSeverity SeverityOf(ProblemKind kind) => kind.Id switch
    {
        "SC2001" => DiagnosticSeverity.Warning,
        "SC4005" => DiagnosticSeverity.Info,
        _ => kind.IsWarning ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error,
    };

    private static DiagnosticDescriptor Create(ProblemKind kind, DiagnosticSeverity severity) => new(
        kind.Id,
        kind.Title.Replace("`", ""),
        "{0}",
        Category,
        severity,
        isEnabledByDefault: true,
        description: $"Write: {kind.Remedy.Replace("`", "")}",
        helpLinkUri: kind.At("", null, "", null).HelpLink);
}
