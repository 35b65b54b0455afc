using Microsoft.CodeAnalysis;

namespace StrictCors.Analyzers.Rules;

/// <summary>Whether a word occurs anywhere in the sources. The answer takes time, so it is asked for only if a diagnostic depends on it.</summary>
internal static class Mentions
{
    public static bool Any(Compilation compilation, string word, CancellationToken cancellationToken) =>
        TreesWith(compilation, word, cancellationToken).Any();

    public static bool Any(Compilation compilation, string word, string otherWord, CancellationToken cancellationToken) =>
        Any(compilation, word, cancellationToken) || Any(compilation, otherWord, cancellationToken);

    /// <summary>The files in which the word occurs.</summary>
    public static IEnumerable<SyntaxTree> TreesWith(Compilation compilation, string word, CancellationToken cancellationToken) =>
        compilation.SyntaxTrees.Where(tree => tree.GetText(cancellationToken).ToString().Contains(word, StringComparison.Ordinal));
}
