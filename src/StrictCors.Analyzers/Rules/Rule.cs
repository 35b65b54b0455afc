using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using StrictCors.Checks;

namespace StrictCors.Analyzers.Rules;

/// <summary>The descriptors of the analyzers. Codes and titles are those of the catalogue.</summary>
internal static class Rule
{
    private const string Category = "StrictCors";

    private static readonly IReadOnlyList<ProblemKind> Kinds = Problems.All;
    private static readonly ConcurrentDictionary<string, DiagnosticDescriptor> Known = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, DiagnosticDescriptor> Hints = new(StringComparer.Ordinal);

    /// <summary>The descriptor of a code, with the severity that most of its problems have.</summary>
    public static DiagnosticDescriptor Of(string code) => Known.GetOrAdd(code, id => Create(KindOf(id)));

    /// <summary>The descriptor of the same code for what is worth knowing and no mistake.</summary>
    public static DiagnosticDescriptor Hint(string code) => Hints.GetOrAdd(code, id => Create(KindOf(id), DiagnosticSeverity.Info));

    /// <summary>The descriptors of all codes that begin with one of these texts.</summary>
    public static ImmutableArray<DiagnosticDescriptor> StartingWith(params string[] prefixes)
    {
        var rules = ImmutableArray.CreateBuilder<DiagnosticDescriptor>();
        foreach (var kind in Kinds)
        {
            if (Array.Exists(prefixes, prefix => kind.Id.StartsWith(prefix, StringComparison.Ordinal)))
            {
                rules.Add(Of(kind.Id));
            }
        }

        return rules.ToImmutable();
    }

    private static ProblemKind KindOf(string code) => Kinds.First(kind => kind.Id == code);

    private static DiagnosticDescriptor Create(ProblemKind kind) => Create(kind, SeverityOf(kind));

    /// <summary>What stops the program is an error. A policy can come from a source that the build does not see, so an unknown name, or none, is a
    /// warning.</summary>
    private static DiagnosticSeverity SeverityOf(ProblemKind kind) => kind.Id switch
    {
        "SC2001" or "SC2002" => DiagnosticSeverity.Warning,
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
