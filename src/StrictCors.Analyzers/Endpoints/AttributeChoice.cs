using Microsoft.CodeAnalysis;
using StrictCors.Analyzers.BuiltIn;
using StrictCors.Checks;
using StrictCors.Policies;

namespace StrictCors.Analyzers.Endpoints;

/// <summary>The policy that attributes choose.</summary>
internal static class AttributeChoice
{
    /// <summary>The choice of the last attribute of a method, a lambda or a class.</summary>
    public static PolicyChoice Of(ISymbol symbol)
    {
        var choice = default(PolicyChoice);
        foreach (var attribute in symbol.GetAttributes())
        {
            if (Of(attribute) is { IsMade: true } made)
            {
                choice = made;
            }
        }

        return choice;
    }

    public static PolicyChoice Of(AttributeData attribute) => attribute.AttributeClass switch
    {
        { Name: "StrictCorsAttribute", ContainingAssembly.Name: "StrictCors" } => Named(attribute.ConstructorArguments),
        { Name: "DisableStrictCorsAttribute", ContainingAssembly.Name: "StrictCors" } => new(PolicyChoiceKind.Disabled),
        { Name: "EnableCorsAttribute" } type when BuiltInName.IsBuiltIn(type) =>
            Named([.. attribute.ConstructorArguments, .. attribute.NamedArguments.Select(pair => pair.Value)]),
        { Name: "DisableCorsAttribute" } type when BuiltInName.IsBuiltIn(type) => new(PolicyChoiceKind.Disabled),
        _ => default,
    };

    /// <summary>The choice of a list of names: without any, it is the default policy.</summary>
    public static PolicyChoice Named(IReadOnlyList<string> names) =>
        names.Count == 0 ? new(PolicyChoiceKind.Default) : new(PolicyChoiceKind.Named, ListEntries.Join(names));

    private static PolicyChoice Named(IEnumerable<TypedConstant> arguments) => Named(
    [
        .. arguments.SelectMany(argument => argument.Kind == TypedConstantKind.Array ? argument.Values.AsEnumerable() : [argument])
            .Select(argument => argument.Value).OfType<string>(),
    ]);
}
