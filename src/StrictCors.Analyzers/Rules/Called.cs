using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StrictCors.Analyzers.Rules;

/// <summary>The name that a call is written with. Comparing it costs little, so that only the calls that may concern an analyzer are bound: most
/// builds have many thousand calls, and a few of these.</summary>
internal static class Called
{
    public static string? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };
}
