using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace StrictCors.Analyzers.Values;

/// <summary>Reads the entries of a list in code: arguments, arrays, collection expressions, spreads, and variables that hold them and are never
/// written again.</summary>
internal static class ConstantList
{
    private const int MaxDepth = 8;

    /// <summary>The entries of an argument of a <c>params</c> parameter. An entry that the compiler does not know has no text, and stands for
    /// any number of entries.</summary>
    public static IReadOnlyList<Entry> Read(IArgumentOperation argument) => Read(argument.Value);

    /// <summary>The entries of a list.</summary>
    public static IReadOnlyList<Entry> Read(IOperation list) => [.. Read(list, list.Syntax.SyntaxTree, 0)];

    private static IEnumerable<Entry> Read(IOperation list, SyntaxTree tree, int depth)
    {
        var operation = Constant.Unwrap(list);
        var elements = depth > MaxDepth ? null : Elements(operation);
        if (elements is null)
        {
            // What is written in another file is reported at its use.
            return depth > MaxDepth || Initializer(operation) is not { } value ? [new(null, operation.Syntax)]
                : value.Syntax.SyntaxTree == tree ? Read(value, tree, depth + 1)
                : Read(value, value.Syntax.SyntaxTree, depth + 1).Select(entry => entry with { Syntax = operation.Syntax, IsElsewhere = true });
        }

        return elements.SelectMany(element => element is ISpreadOperation spread
            ? Read(spread.Operand, tree, depth + 1)
            : [new Entry(Constant.Text(element), SyntaxOf(element))]);
    }

    private static IEnumerable<IOperation>? Elements(IOperation operation) => operation switch
    {
        ICollectionExpressionOperation collection => collection.Elements,
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        IArrayInitializerOperation initializer => initializer.ElementValues,
        IArrayCreationOperation { DimensionSizes: [{ ConstantValue.Value: 0 }] } => [],
        IInvocationOperation { TargetMethod: { Name: "Empty", Parameters.Length: 0, ContainingType.Name: "Array" or "Enumerable" } } => [],
        IObjectCreationOperation { Arguments.Length: 0, Initializer: { } added } when added.Initializers.All(IsAdd) =>
            added.Initializers.Select(add => ((IInvocationOperation)add).Arguments[0].Value),
        IObjectCreationOperation { Type.Name: "List", Arguments: [{ Value: var copied }], Initializer: null } => Elements(Constant.Unwrap(copied)),
        IInvocationOperation { TargetMethod: { Name: "ToArray" or "ToList", ContainingType.Name: "Enumerable" } } call =>
            Elements(Constant.Unwrap(call.Arguments[0].Value)),
        _ => null,
    };

    private static bool IsAdd(IOperation initializer) => initializer is IInvocationOperation { TargetMethod.Name: "Add", Arguments.Length: 1 };

    /// <summary>What a variable holds for its whole life; null if that is not certain.</summary>
    private static IOperation? Initializer(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => InitializerOf(local.Local, local),
        IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } field } => InitializerOf(field, operation),
        IPropertyReferenceOperation { Property: { IsStatic: true, SetMethod: null } property } => InitializerOf(property, operation),
        _ => null,
    };

    private static IOperation? InitializerOf(ISymbol symbol, IOperation use)
    {
        if (symbol.DeclaringSyntaxReferences is not [var reference])
        {
            return null;
        }

        var declaration = reference.GetSyntax();
        var value = declaration switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer?.Value,
            PropertyDeclarationSyntax { ExpressionBody: { } body } => body.Expression,
            PropertyDeclarationSyntax property => property.Initializer?.Value,
            _ => null,
        };
        return value is null || (symbol is ILocalSymbol && IsWritten(symbol.Name, declaration)) ? null
            : ModelOf(use, value.SyntaxTree)?.GetOperation(value);
    }

    /// <summary>Whether the code around a local variable may write it, or an element of it, after its declaration. The check is of the name only:
    /// another variable of that name makes the answer uncertain, which is the safe side.</summary>
    private static bool IsWritten(string name, SyntaxNode declaration)
    {
        var scope = declaration.FirstAncestorOrSelf<MemberDeclarationSyntax>(member => member is BaseMethodDeclarationSyntax)
            ?? declaration.SyntaxTree.GetRoot();
        return scope.DescendantNodes().OfType<IdentifierNameSyntax>().Any(identifier => identifier.Identifier.ValueText == name
            && identifier.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == identifier,
            ElementAccessExpressionSyntax { Parent: AssignmentExpressionSyntax } => true,
            ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "AddRange" or "Insert" or "Remove" or "Clear" or "SetValue" } => true,
            _ => false,
        });
    }

#pragma warning disable RS1030 // The initializer of a field can be in another file. It is asked for only where a policy names the field.
    private static SemanticModel? ModelOf(IOperation use, SyntaxTree tree) =>
        use.SemanticModel is not { } model ? null : model.SyntaxTree == tree ? model : model.Compilation.GetSemanticModel(tree);
#pragma warning restore RS1030

    private static SyntaxNode SyntaxOf(IOperation element) => element.Syntax is ArgumentSyntax argument ? argument.Expression : element.Syntax;
}
