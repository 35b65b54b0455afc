using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using StrictCors.Analyzers.Rules;
using StrictCors.Checks;

namespace StrictCors.Analyzers.Policies;

/// <summary>What becomes of a policy after the code that writes it.</summary>
internal static class OptionsUse
{
    private const string Policies = "Policies";

    /// <summary>Whether the options are given to the policies, or compiled, as soon as they are created:
    /// <c>options.Policies["web"] = new() { … }</c>. A variable that holds them can be changed later.</summary>
    public static bool IsWhole(IObjectCreationOperation creation)
    {
        IOperation used = creation;
        while (used.Parent is IConversionOperation conversion)
        {
            used = conversion;
        }

        return used.Parent switch
        {
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: { } instance } } => IsPolicies(instance),
            IArgumentOperation { Parent: IInvocationOperation call } => IsTaken(call),
            _ => false,
        };
    }

    /// <summary>Whether a policy without origins stays without them. An origin source is attached, and the options are edited, by calls that can be
    /// anywhere.</summary>
    /// <param name="compilation">The code.</param>
    /// <param name="form">How the policy is written.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public static bool IsCertainlyWithoutOrigins(Compilation compilation, WrittenForm form, CancellationToken cancellationToken) =>
        !Mentions.Any(compilation, "AddOriginSource", "PostConfigure", cancellationToken)
        && (form.Style == ListStyle.Builder || !Mentions.Any(compilation, ".AllowedOrigins", cancellationToken));

    private static bool IsTaken(IInvocationOperation call) => call.TargetMethod switch
    {
        { Name: "Compile", ContainingType.Name: "StrictCorsPolicy" } => true,
        { Name: "Add" or "TryAdd" } => call.Instance is { } instance && IsPolicies(instance),
        _ => false,
    };

    private static bool IsPolicies(IOperation instance) =>
        instance is IPropertyReferenceOperation { Property: { Name: Policies, ContainingType.Name: nameof(StrictCorsOptions) } };
}
