using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using StrictCors.Analyzers.Pipeline;
using StrictCors.Analyzers.Values;

namespace StrictCors.CodeFixes.BuiltIn;

/// <summary>Reads a condition about an origin: <c>new Uri(origin).Host == "localhost"</c> and its common spellings.</summary>
/// <param name="origin">The parameter that has the origin.</param>
/// <param name="lambda">The delegate.</param>
internal sealed class OriginConditions(IParameterSymbol origin, IAnonymousFunctionOperation lambda)
{
    private const string HostSuffixStart = ".";

    private static readonly string[] SchemePrefixes = ["https://", "http://"];

    /// <summary>The alternatives of the condition; null if it is something else.</summary>
    public IReadOnlyList<OriginForm>? Read(IOperation condition) => Unwrap(condition) switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } or => Or(Read(or.LeftOperand), Read(or.RightOperand)),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } and => And(Read(and.LeftOperand), Read(and.RightOperand)),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equals =>
            OfValue(equals.LeftOperand, equals.RightOperand) ?? OfValue(equals.RightOperand, equals.LeftOperand),
        IIsPatternOperation pattern => OfPattern(pattern.Value, pattern.Pattern),
        IPropertyReferenceOperation { Property.Name: nameof(Uri.IsLoopback), Instance: { } uri } when IsUri(uri) =>
            [new() { IsLoopback = true }],
        IInvocationOperation call => OfCall(call),
        _ => null,
    };

    private IReadOnlyList<OriginForm>? OfPattern(IOperation value, IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation constant => OfValue(value, constant.Value),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } or =>
            Or(OfPattern(value, or.LeftPattern), OfPattern(value, or.RightPattern)),
        _ => null,
    };

    private IReadOnlyList<OriginForm>? OfCall(IInvocationOperation call)
    {
        var (receiver, arguments) = (PipelineCall.ReceiverOf(call), call.Arguments.Select(argument => argument.Value).ToList());
        if (call.Instance is null && receiver is not null)
        {
            arguments.RemoveAt(0);
        }

        return (call.TargetMethod.Name, receiver) switch
        {
            (nameof(Uri.TryCreate), null) when arguments.Count > 1 && IsOrigin(arguments[0]) => [OriginForm.Any],
            (nameof(string.Equals), null) when arguments.Count > 1 =>
                OfValue(arguments[0], arguments[1]) ?? OfValue(arguments[1], arguments[0]),
            (nameof(string.Equals), { } text) when arguments.Count > 0 => OfValue(text, arguments[0]) ?? OfValue(arguments[0], text),
            (nameof(string.StartsWith), { } text) when IsOrigin(text) => OfPrefix(Constant.Text(arguments[0])),
            (nameof(string.EndsWith), { } text) when arguments.Count > 0 => OfSuffix(text, Constant.Text(arguments[0])),
            ("Contains", { } list) when arguments.Count > 0 && !IsOrigin(list) => OfList(ConstantList.Read(Unwrap(list)), arguments[0]),
            _ => null,
        };
    }

    private IReadOnlyList<OriginForm>? OfList(IReadOnlyList<Entry> entries, IOperation value)
    {
        IReadOnlyList<OriginForm>? all = [];
        foreach (var entry in entries)
        {
            all = entry.Text is null ? null : Or(all, OfPart(value, entry.Text));
        }

        return all is { Count: > 0 } ? all : null;
    }

    private static IReadOnlyList<OriginForm>? OfPrefix(string? prefix) =>
        prefix is not null && SchemePrefixes.Contains(prefix) ? [new() { Scheme = prefix.Substring(0, prefix.IndexOf(':')) }] : null;

    /// <summary>The end of a host, or of an origin, which then has no port.</summary>
    private IReadOnlyList<OriginForm>? OfSuffix(IOperation text, string? suffix) =>
        suffix?.StartsWith(HostSuffixStart, StringComparison.Ordinal) != true ? null
        : IsOrigin(text) ? (suffix.Contains(':') ? null : [new() { Host = $"*{suffix}", Port = "" }])
        : PartOf(text) == nameof(Uri.Host) ? [new() { Host = $"*{suffix}" }]
        : null;

    private IReadOnlyList<OriginForm>? OfValue(IOperation part, IOperation value)
    {
        var constant = Unwrap(value).ConstantValue is { HasValue: true } known ? known : value.ConstantValue;
        return constant switch
        {
            { HasValue: true, Value: string text } => OfPart(part, text),
            { HasValue: true, Value: int port } when PartOf(part) == nameof(Uri.Port) => OfPort(port),
            _ => OfScheme(part, value),
        };
    }

    private IReadOnlyList<OriginForm>? OfPart(IOperation part, string text) => IsOrigin(part) ? [new() { Whole = text }] : PartOf(part) switch
    {
        nameof(Uri.Host) or nameof(Uri.IdnHost) or nameof(Uri.DnsSafeHost) when text.Length > 0 => [new() { Host = text }],
        nameof(Uri.Authority) when text.Length > 0 => text.LastIndexOf(':') is > 0 and var colon && text[text.Length - 1] != ']'
            ? [new() { Host = text.Substring(0, colon), Port = text.Substring(colon) }] : [new() { Host = text, Port = "" }],
        nameof(Uri.Scheme) when text is "http" or "https" => [new() { Scheme = text }],
        _ => null,
    };

    /// <summary>An origin has no port if it is the default of its scheme, which is another condition.</summary>
    private static IReadOnlyList<OriginForm>? OfPort(int port) =>
        port is 80 or 443 ? null : [new() { Port = $":{port.ToString(CultureInfo.InvariantCulture)}" }];

    /// <summary><c>Uri.UriSchemeHttps</c> is not a constant.</summary>
    private IReadOnlyList<OriginForm>? OfScheme(IOperation part, IOperation value) =>
        PartOf(part) == nameof(Uri.Scheme) && Unwrap(value) is IFieldReferenceOperation { Field.ContainingType.Name: nameof(Uri) } field
            ? field.Field.Name switch
            {
                nameof(Uri.UriSchemeHttps) => [new() { Scheme = "https" }],
                nameof(Uri.UriSchemeHttp) => [new() { Scheme = "http" }],
                _ => null,
            }
            : null;

    /// <summary>The property of the origin's URI that this is; null for something else.</summary>
    private string? PartOf(IOperation operation) =>
        Unwrap(operation) is IPropertyReferenceOperation { Instance: { } uri, Property: { ContainingType.Name: nameof(Uri) } property } && IsUri(uri)
            ? property.Name : null;

    private bool IsOrigin(IOperation operation) =>
        Unwrap(operation) is IParameterReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Parameter, origin);

    /// <summary><c>new Uri(origin)</c>, or a variable with it.</summary>
    private bool IsUri(IOperation operation) => Unwrap(operation) switch
    {
        IObjectCreationOperation { Type.Name: nameof(Uri), Arguments: [{ Value: var text }, ..] } => IsOrigin(text),
        ILocalReferenceOperation { Local: var local } => lambda.Descendants().Any(each => each switch
        {
            IVariableDeclaratorOperation { Initializer.Value: { } value } variable =>
                SymbolEqualityComparer.Default.Equals(variable.Symbol, local) && IsUri(value),
            IInvocationOperation { TargetMethod.Name: nameof(Uri.TryCreate), Arguments: [{ Value: var text }, .., { Value: var result }] } =>
                IsOrigin(text) && result is IDeclarationExpressionOperation { Expression: ILocalReferenceOperation declared }
                && SymbolEqualityComparer.Default.Equals(declared.Local, local),
            _ => false,
        }),
        _ => false,
    };

    private static IOperation Unwrap(IOperation operation)
    {
        while (Constant.Unwrap(operation) is IConversionOperation conversion)
        {
            operation = conversion.Operand;
        }

        return Constant.Unwrap(operation);
    }

    private static IReadOnlyList<OriginForm>? Or(IReadOnlyList<OriginForm>? left, IReadOnlyList<OriginForm>? right) =>
        left is null || right is null ? null : [.. left, .. right];

    private static IReadOnlyList<OriginForm>? And(IReadOnlyList<OriginForm>? left, IReadOnlyList<OriginForm>? right)
    {
        if (left is null || right is null)
        {
            return null;
        }

        var both = left.SelectMany(one => right.Select(one.And)).ToList();
        return both.Contains(null) ? null : [.. both.OfType<OriginForm>()];
    }
}
