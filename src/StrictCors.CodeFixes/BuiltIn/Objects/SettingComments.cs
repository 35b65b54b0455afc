using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StrictCors.CodeFixes.BuiltIn.Objects;

/// <summary>The comments of a part of an initializer. Those after its comma and after the brace before it are about it, too.</summary>
internal static class SettingComments
{
    public static (IReadOnlyList<string> Before, IReadOnlyList<string> After) Of(SyntaxNode part)
    {
        var (start, next) = (part.GetFirstToken().GetPreviousToken(), part.GetLastToken().GetNextToken());
        var opened = part.Parent is InitializerExpressionSyntax list && start == list.OpenBraceToken ? start.TrailingTrivia : [];
        return (
            [.. opened.Concat(part.GetLeadingTrivia()).Where(IsComment).Select(comment => comment.ToString())],
            [
                .. part.GetTrailingTrivia().Concat(next.IsKind(SyntaxKind.CommaToken) ? next.TrailingTrivia : [])
                    .Where(IsComment).Select(comment => comment.ToString()),
            ]);
    }

    /// <summary>The comment between parts of one line.</summary>
    public static string InLine(string comment) =>
        comment.StartsWith("//", StringComparison.Ordinal) ? $"/* {comment.Substring(2).Trim().Replace("*/", "* /")} */" : comment;

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia;
}
