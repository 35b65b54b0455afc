using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace StrictCors.CodeFixes.Values;

/// <summary>A time span in code.</summary>
internal static class TimeSpanExpression
{
    private const string TypeName = "global::System.TimeSpan";

    /// <param name="text">The time span as configuration has it: <c>00:10:00</c>.</param>
    /// <param name="written">The expression that it replaces. Its name of the type is kept.</param>
    public static ExpressionSyntax Create(string text, ExpressionSyntax written)
    {
        var time = TimeSpan.ParseExact(text, "c", CultureInfo.InvariantCulture);
        var type = written switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax call } => call.Expression.ToString(),
            MemberAccessExpressionSyntax field => field.Expression.ToString(),
            ObjectCreationExpressionSyntax creation => creation.Type.ToString(),
            _ => TypeName,
        };
        var (method, count) = time.TotalSeconds % 3_600 == 0 ? ("FromHours", time.TotalHours)
            : time.TotalSeconds % 60 == 0 ? ("FromMinutes", time.TotalMinutes)
            : ("FromSeconds", time.TotalSeconds);
        var code = time == TimeSpan.Zero ? $"{type}.Zero" : $"{type}.{method}({count.ToString("F0", CultureInfo.InvariantCulture)})";
        return SyntaxFactory.ParseExpression(code).WithAdditionalAnnotations(Simplifier.Annotation);
    }
}
