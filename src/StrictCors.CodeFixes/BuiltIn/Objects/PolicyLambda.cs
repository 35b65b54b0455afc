using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StrictCors.CodeFixes.BuiltIn.Objects;

/// <summary>Writes the lambda that makes a policy of an object. An object on several lines becomes calls on several lines.</summary>
internal static class PolicyLambda
{
    private const string Indentation = "    ";

    /// <summary>From an object initializer.</summary>
    public static SimpleLambdaExpressionSyntax Of(
        BaseObjectCreationExpressionSyntax creation, PolicyObject policy, Func<SyntaxNode, SyntaxNode> visit)
    {
        var calls = CallsOf(creation, policy, visit);
        var name = NameBeside(creation);
        return calls.TrueForAll(call => call.Call.Condition is null)
            ? BuiltPolicy.Lambda(name, Chain(name, calls, LineBreakOf(creation))).WithTriviaFrom(creation)
            : BuiltPolicy.Lambda(name, SyntaxFactory.Block(Statements(name, calls))).WithTriviaFrom(creation);
    }

    /// <summary>From a variable.</summary>
    /// <param name="creation">The value of the variable.</param>
    /// <param name="variable">The variable.</param>
    /// <param name="filling">The statements that fill it, with converted calls.</param>
    /// <param name="visit">Converts code that moves.</param>
    public static SimpleLambdaExpressionSyntax Of(
        BaseObjectCreationExpressionSyntax creation, ObjectVariable variable, IReadOnlyList<StatementSyntax> filling,
        Func<SyntaxNode, SyntaxNode> visit)
    {
        var calls = CallsOf(creation, variable.Policy, visit);
        var start = calls.Count == 0 && filling.Count > 0 ? [] : Statements(variable.Name, calls);
        return BuiltPolicy.OfBody(variable.Name, variable.Declaration, [.. start, .. filling]);
    }

    public static bool HasComment(SyntaxNode declaration) => SettingComments.Of(declaration).Before.Count > 0;

    private static List<(SettingCall Call, IReadOnlyList<string> Comments)> CallsOf(
        BaseObjectCreationExpressionSyntax creation, PolicyObject policy, Func<SyntaxNode, SyntaxNode> visit)
    {
        var calls = new List<(SettingCall, IReadOnlyList<string>)>();
        foreach (var setting in PolicySetting.Of(creation)!)
        {
            if (policy.CallOf(setting, visit) is { } call)
            {
                var (before, after) = SettingComments.Of(setting.Node);
                calls.Add((call, [.. before, .. after]));
            }
        }

        return calls;
    }

    private static ExpressionSyntax Chain(string name, List<(SettingCall Call, IReadOnlyList<string> Comments)> calls, string? lineBreak)
    {
        var text = string.Concat(calls.Select(call => lineBreak is null
            ? $"{string.Concat(call.Comments.Select(SettingComments.InLine))}.{call.Call.Text}"
            : $"{string.Concat(call.Comments.Select(comment => lineBreak + comment))}{lineBreak}.{call.Call.Text}"));
        return SyntaxFactory.ParseExpression(calls.Count == 0 ? $"{name}.WithOrigins()" : name + text);
    }

    private static IEnumerable<StatementSyntax> Statements(string name, List<(SettingCall Call, IReadOnlyList<string> Comments)> calls)
    {
        var always = calls.Where(call => call.Call.Condition is null).ToList();
        if (always.Count > 0 || calls.Count == 0)
        {
            yield return SyntaxFactory.ExpressionStatement(Chain(name, always, null));
        }

        foreach (var (call, comments) in calls.Where(call => call.Call.Condition is not null))
        {
            yield return SyntaxFactory.ParseStatement(string.Concat(comments.Select(comment => comment + "\n")) + call.Statement(name));
        }
    }

    /// <summary>What goes before each call; null if the object is on one line.</summary>
    private static string? LineBreakOf(BaseObjectCreationExpressionSyntax creation)
    {
        var text = creation.SyntaxTree.GetText();
        var lines = text.Lines.GetLinePositionSpan(creation.Span);
        if (lines.Start.Line == lines.End.Line)
        {
            return null;
        }

        var line = text.Lines[lines.Start.Line].ToString();
        var end = text.ToString().Contains("\r\n") ? "\r\n" : "\n";
        return end + line.Substring(0, line.Length - line.TrimStart().Length) + Indentation;
    }

    /// <summary>The name of the parameter. The initializer may use a variable with the first name.</summary>
    private static string NameBeside(SyntaxNode creation) => creation.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
        name.Identifier.ValueText == BuiltPolicy.Parameter) ? "corsPolicy" : BuiltPolicy.Parameter;
}
