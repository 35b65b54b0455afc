using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StrictCors.Analyzers.Rules;

namespace StrictCors.Analyzers.Settings;

/// <summary>A file that code loads by name: <c>AddJsonFile("config/cors.json")</c>, <c>AddJsonFile($"config/cors.{environment}.json")</c>.</summary>
/// <param name="Start">The path, or what is before the environment.</param>
/// <param name="End">What is after the environment; null if the path has none.</param>
internal sealed record LoadedFile(string Start, string? End)
{
    private const string Call = "AddJsonFile";

    /// <summary>The files in the order in which code loads them. One that the compiler does not know, or that is not always loaded, is
    /// null.</summary>
    public static IReadOnlyList<LoadedFile?> Find(Compilation compilation, CancellationToken cancellationToken) =>
    [
        .. Mentions.TreesWith(compilation, Call, cancellationToken)
            .SelectMany(tree => tree.GetRoot(cancellationToken).DescendantNodes().OfType<InvocationExpressionSyntax>())
            .Where(call => Called.NameOf(call) == Call).Select(call => Of(call, compilation, cancellationToken)),
    ];

    /// <summary>The environment of a file of the project that is this one: empty for all environments, null if it is another file.</summary>
    public string? EnvironmentOf(string path)
    {
        path = path.Replace('\\', '/');
        if (End is null)
        {
            return IsAt(path, Start) ? "" : null;
        }

        var start = path.LastIndexOf(Start, StringComparison.OrdinalIgnoreCase);
        return start >= 0 && (start == 0 || path[start - 1] == '/') && path.EndsWith(End, StringComparison.OrdinalIgnoreCase)
            && path.Length > start + Start.Length + End.Length
            && path.Substring(start + Start.Length, path.Length - start - Start.Length - End.Length) is var environment
            && environment.IndexOf('/') < 0 ? environment : null;
    }

    private static bool IsAt(string path, string name) => path.EndsWith(name, StringComparison.OrdinalIgnoreCase)
        && (path.Length == name.Length || path[path.Length - name.Length - 1] == '/');

    private static LoadedFile? Of(InvocationExpressionSyntax call, Compilation compilation, CancellationToken cancellationToken)
    {
        if (call.Ancestors().Any(node => node is IfStatementSyntax or ConditionalExpressionSyntax or SwitchStatementSyntax or SwitchExpressionSyntax
            or ForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or CatchClauseSyntax))
        {
            return null;
        }

#pragma warning disable RS1030 // The call can be in any file. It is looked for only where the settings are checked.
        var model = compilation.GetSemanticModel(call.SyntaxTree);
#pragma warning restore RS1030
        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (model.GetConstantValue(argument.Expression, cancellationToken) is { HasValue: true, Value: string path })
            {
                return new(Clean(path), null);
            }

            if (argument.Expression is InterpolatedStringExpressionSyntax text)
            {
                return OfInterpolated(text);
            }
        }

        return null;
    }

    private static LoadedFile? OfInterpolated(InterpolatedStringExpressionSyntax text)
    {
        var holes = text.Contents.OfType<InterpolationSyntax>().ToList();
        return holes is not [var hole] || hole.Expression.ToString().IndexOf("Environment", StringComparison.OrdinalIgnoreCase) < 0 ? null
            : new(
                Clean(string.Concat(text.Contents.TakeWhile(part => part != hole))),
                string.Concat(text.Contents.SkipWhile(part => part != hole).Skip(1)));
    }

    private static string Clean(string path) => path.Replace('\\', '/') is var clean && clean.StartsWith("./", StringComparison.Ordinal)
        ? clean.Substring(2) : clean;
}
