using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using StrictCors.Analyzers.Values;
using StrictCors.Checks;

namespace StrictCors.Analyzers.Policies;

/// <summary>Properties of <c>StrictCorsPolicyOptions</c> that code sets: <c>new() { AllowedOrigins = ["…"] }</c>,
/// <c>policy.AllowedOrigins.Add("…")</c>.</summary>
/// <param name="policy">The policy that gets the values.</param>
internal sealed class PolicyProperties(WrittenPolicy policy)
{
    private StrictCorsPolicyOptions Options => policy.Options;

    /// <summary>An object initializer.</summary>
    public void Add(IObjectCreationOperation creation)
    {
        foreach (var initializer in creation.Initializer?.Initializers ?? [])
        {
            switch (initializer)
            {
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment:
                    Set(target, assignment.Value);
                    break;
                case IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation target } member
                    when PolicyLists.Keys.Contains(target.Property.Name):
                    policy.SetList(target.Property.Name, target.Syntax, [.. member.Initializer.Initializers.Select(EntryOf)], isAdded: true);
                    break;
            }
        }
    }

    /// <summary>An assignment to a property.</summary>
    public void Set(IPropertyReferenceOperation target, IOperation value)
    {
        var key = target.Property.Name;
        if (PolicyLists.Keys.Contains(key))
        {
            SetList(key, target.Syntax, value);
            return;
        }

        switch (key)
        {
            case nameof(Options.AllowCredentials):
                Options.AllowCredentials = IsTrue(value);
                break;
            case nameof(Options.PreflightMaxAge) when Constant.Time(value) is { } time:
                Options.PreflightMaxAge = time;
                policy.SetPlace(key, value.Syntax);
                break;
            case nameof(Options.PreflightStatusCode) when Constant.Number(value) is { } status:
                Options.PreflightStatusCode = status;
                policy.SetPlace(key, value.Syntax);
                break;
            case nameof(Options.Enforcement):
                SetEnforcement(value);
                break;
            case nameof(Options.DangerouslyAllowNullOrigin):
                Options.DangerouslyAllowNullOrigin = !IsFalse(value);
                break;
            case nameof(Options.DangerouslyAllowInsecureOrigins):
                Options.DangerouslyAllowInsecureOrigins = !IsFalse(value);
                break;
            case nameof(Options.DangerouslyAllowPublicSuffixWildcards):
                Options.DangerouslyAllowPublicSuffixWildcards = !IsFalse(value);
                break;
        }
    }

    /// <summary>An entry of a list whose other entries are not known.</summary>
    public void AddEntry(IPropertyReferenceOperation list, IInvocationOperation call)
    {
        policy.SetList(list.Property.Name, list.Syntax, [EntryOf(call)], isAdded: false);
        policy.MarkUnknown(list.Property.Name);
    }

    private void SetList(string key, SyntaxNode name, IOperation value)
    {
        if (Constant.IsNull(value))
        {
            PolicyLists.Set(Options, key, null!);
            policy.SetPlace(key, value.Syntax);
            return;
        }

        policy.SetList(key, name, ConstantList.Read(value), isAdded: false);
    }

    private void SetEnforcement(IOperation value)
    {
        if (Constant.Number(value) is { } enforcement)
        {
            Options.Enforcement = (StrictCorsEnforcement)enforcement;
            policy.SetPlace(nameof(Options.Enforcement), value.Syntax);
            return;
        }

        // With Server, a policy needs no origins.
        policy.MarkUnknown(nameof(Options.AllowedOrigins));
        policy.MarkUnknown(nameof(Options.Enforcement));
    }

    private static bool IsTrue(IOperation value) => Constant.Unwrap(value).ConstantValue is { HasValue: true, Value: true };

    private static bool IsFalse(IOperation value) => Constant.Unwrap(value).ConstantValue is { HasValue: true, Value: false };

    private static Entry EntryOf(IOperation add) => add is IInvocationOperation { Arguments: [var argument] }
        ? new(Constant.Text(argument.Value), argument.Value.Syntax) : new(null, add.Syntax);
}
