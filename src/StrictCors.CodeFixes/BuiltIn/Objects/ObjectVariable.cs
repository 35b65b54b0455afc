using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StrictCors.CodeFixes.BuiltIn.Objects;

/// <summary>A variable that holds a policy.</summary>
/// <param name="Name">Its name, which the parameter of the lambda gets.</param>
/// <param name="Declaration">Its declaration.</param>
/// <param name="Filling">The statements that fill the policy, in order.</param>
/// <param name="Policy">The policy.</param>
internal sealed record ObjectVariable(
    string Name, LocalDeclarationStatementSyntax Declaration, IReadOnlyList<StatementSyntax> Filling, PolicyObject Policy);
