using Microsoft.CodeAnalysis;

namespace StrictCors.Analyzers.Values;

/// <summary>One entry of a list in code.</summary>
/// <param name="Text">The text; null if the compiler does not know it.</param>
/// <param name="Syntax">Its place, or the use of a list of another file that has it.</param>
/// <param name="IsElsewhere">Whether it is written in another file.</param>
internal sealed record Entry(string? Text, SyntaxNode Syntax, bool IsElsewhere = false);
