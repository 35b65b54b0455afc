using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StrictCors.CodeFixes.BuiltIn.Objects;

/// <summary>A <c>CorsPolicy</c> and all that code sets of it. Each setting becomes a call of the builder.</summary>
/// <param name="settings">The settings in order.</param>
/// <param name="model">What the names of the file mean.</param>
/// <param name="cancellationToken">Cancels the search.</param>
internal sealed class PolicyObject(IReadOnlyList<PolicySetting> settings, SemanticModel model, CancellationToken cancellationToken)
{
    private bool HasCredentials => settings.Any(setting => setting.Property == PolicySetting.Credentials && !IsDefault(setting));

    /// <summary>Whether calls mean the same. A call cannot take back an earlier one.</summary>
    public bool CanBeCalls => !settings.Where((setting, i) => IsDefault(setting) && settings.Take(i).Any(earlier =>
        earlier.Property == setting.Property && !IsDefault(earlier) && !PolicyCall.IsOfOtherBranch(earlier.Node, setting.Node))).Any()
        && settings.Where(setting => setting.Property == PolicySetting.Credentials && !IsDefault(setting)).Skip(1)
            .All(setting => model.GetConstantValue(setting.Values[0], cancellationToken).Value is true);

    /// <summary>The call of one setting; null if it sets what a policy has without it.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="visit">Converts code that moves.</param>
    public SettingCall? CallOf(PolicySetting setting, Func<SyntaxNode, SyntaxNode> visit)
    {
        var text = string.Join(", ", setting.Values.Select(value => TextOf(value, visit)));
        return setting.Property switch
        {
            _ when IsDefault(setting) => null,
            PolicySetting.Origins when IsAny(setting) => HasCredentials
                ? Call(DelegateCall.AnyWithCredentials(setting.Node.ToString())) : new("AllowAnyOrigin()"),
            PolicySetting.Origins => new($"WithOrigins({text})"),
            PolicySetting.Methods => new(IsAny(setting) ? "AllowAnyMethod()" : $"WithMethods({text})"),
            PolicySetting.Headers => new(IsAny(setting) ? "AllowAnyHeader()" : $"WithHeaders({text})"),
            PolicySetting.ExposedHeaders => new($"WithExposedHeaders({text})"),
            PolicySetting.Credentials => new(
                "AllowCredentials()", model.GetConstantValue(setting.Values[0], cancellationToken).Value is true ? null : text),
            PolicySetting.MaxAge => IsTime(setting.Values[0]) ? new($"SetPreflightMaxAge({text})")
                : new("SetPreflightMaxAge(age)", $"{Operand(setting.Values[0], text)} is {{ }} age"),
            _ => Call(DelegateCall.Of(
                setting.Node.ToString(), model.GetOperation(setting.Values[0], cancellationToken), HasCredentials,
                HasOther(setting, [PolicySetting.Origins, PolicySetting.Delegate]))),
        };
    }

    private static SettingCall Call((string Method, string Arguments) call) => new($"{call.Method}({call.Arguments})");

    /// <summary>Whether this is all of the list, and a star.</summary>
    private bool IsAny(PolicySetting setting) => setting.Values is [var only] && model.GetConstantValue(only, cancellationToken).Value is "*"
        && !HasOther(setting, [setting.Property]);

    private bool HasOther(PolicySetting setting, string[] properties) => settings.Any(other => other.Node != setting.Node
        && properties.Contains(other.Property) && other.Values.Count > 0 && !PolicyCall.IsOfOtherBranch(other.Node, setting.Node));

    /// <summary>Whether a new policy has this value: no entry, <c>false</c>, <c>null</c>.</summary>
    private bool IsDefault(PolicySetting setting) => setting.Values.Count == 0
        || (setting.Property is PolicySetting.Credentials or PolicySetting.MaxAge
            && (model.GetConstantValue(setting.Values[0], cancellationToken) is { HasValue: true, Value: null or false }
                || setting.Values[0].IsKind(SyntaxKind.DefaultLiteralExpression)));

    /// <summary>Whether it is a time, and not a time or <c>null</c>.</summary>
    private bool IsTime(ExpressionSyntax value) =>
        value is ImplicitObjectCreationExpressionSyntax || model.GetTypeInfo(value, cancellationToken).Type is { Name: nameof(TimeSpan) };

    private static string Operand(ExpressionSyntax value, string text) =>
        value is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax
            ? text : $"((System.TimeSpan?)({text}))";

    /// <summary>With the comments of an entry, which may be on a line of its own.</summary>
    private static string TextOf(ExpressionSyntax value, Func<SyntaxNode, SyntaxNode> visit)
    {
        var (before, after) = value.Parent is InitializerExpressionSyntax ? SettingComments.Of(value) : ([], []);
        return string.Join(" ", [
            .. before.Select(SettingComments.InLine), visit(value).WithoutTrivia().ToString(), .. after.Select(SettingComments.InLine)]);
    }
}
