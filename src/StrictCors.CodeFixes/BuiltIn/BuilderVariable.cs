using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StrictCors.CodeFixes.BuiltIn;

/// <summary>A variable that holds a builder.</summary>
/// <param name="Name">Its name, which the parameter of the lambda gets.</param>
/// <param name="Declaration">Its declaration.</param>
/// <param name="Filling">The statements that call the builder, in order.</param>
internal sealed record BuilderVariable(string Name, LocalDeclarationStatementSyntax Declaration, IReadOnlyList<StatementSyntax> Filling);
