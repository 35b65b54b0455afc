using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using StrictCors.Analyzers.Pipeline;
using StrictCors.Analyzers.Rules;
using StrictCors.Analyzers.Values;
using StrictCors.Checks;

namespace StrictCors.Analyzers.Headers;

/// <summary>SC4001: code sets a response header that belongs to the policy.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OwnedHeaderAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableHashSet<string> Owned = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Access-Control-Allow-Origin", "Access-Control-Allow-Credentials", "Access-Control-Allow-Methods", "Access-Control-Allow-Headers",
        "Access-Control-Expose-Headers", "Access-Control-Max-Age", "Access-Control-Allow-Private-Network");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. Rule.StartingWith("SC4001")];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (KnownTypes.Ours(start.Compilation, KnownTypes.PolicyBuilder) is null
                || KnownTypes.Headers(start.Compilation) is not { } headers)
            {
                return;
            }

            start.RegisterSyntaxNodeAction(
                node => Check(node, headers), SyntaxKind.SimpleAssignmentExpression, SyntaxKind.InvocationExpression);
        });
    }

    private static void Check(SyntaxNodeAnalysisContext context, INamedTypeSymbol headers)
    {
        if (!OwnedHeaderSyntax.MayBe(context.Node))
        {
            return;
        }

        var name = context.SemanticModel.GetOperation(context.Node, context.CancellationToken) switch
        {
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment when !IsRemoval(assignment.Value) =>
                NameOf(target, headers),
            IInvocationOperation call => NameOf(call, headers),
            _ => null,
        };
        if (name is null || IsIntended(context))
        {
            return;
        }

        var problem = Problems.HeaderSetByCode(name);
        var syntax = context.Node;
        var location = syntax.GetLocation();
        context.ReportDiagnostic(syntax.Parent is ExpressionStatementSyntax statement
            ? Diagnostic.Create(
                Rule.Of(problem.Code), location, [statement.GetLocation()], ImmutableDictionary<string, string?>.Empty.Add(Edit.Kind, Edit.Delete),
                Report.TextOf(problem, WrittenForm.Builder))
            : Report.Create(problem, location));
    }

    /// <summary><c>response.Headers["Access-Control-…"] = …</c>, or <c>response.Headers.AccessControl… = …</c>.</summary>
    private static string? NameOf(IPropertyReferenceOperation target, INamedTypeSymbol headers)
    {
        if (!IsOfResponse(target.Instance, headers))
        {
            return null;
        }

        var name = target.Arguments is [var index] ? TextOf(index.Value)
            : OwnedAs(target.Property.Name);
        return name is not null && Owned.Contains(name) ? name : null;
    }

    /// <summary><c>response.Headers.Append("Access-Control-…", …)</c>, <c>Add</c>, <c>TryAdd</c>, <c>SetCommaSeparatedValues</c>, ….</summary>
    private static string? NameOf(IInvocationOperation call, INamedTypeSymbol headers) =>
        OwnedHeaderSyntax.Setters.Contains(call.TargetMethod.Name)
        && IsOfResponse(PipelineCall.ReceiverOf(call), headers)
        && call.Arguments.Select(argument => TextOf(argument.Value)).FirstOrDefault(text => text is not null) is { } name && Owned.Contains(name)
            ? name : null;

    /// <summary>A constant, or a name of <c>HeaderNames</c>, which are not constants.</summary>
    private static string? TextOf(IOperation value) => Constant.Text(value)
        ?? (Constant.Unwrap(value) is IFieldReferenceOperation { Field: { ContainingType.Name: "HeaderNames", Name: var name } } ? OwnedAs(name)
            : null);

    private static string? OwnedAs(string member) => Owned.FirstOrDefault(owned => owned.Replace("-", "") == member);

    /// <summary>The headers of a response. A variable with headers is one of a response, because requests have no such header.</summary>
    private static bool IsOfResponse(IOperation? operation, INamedTypeSymbol headers) =>
        operation is not null && Constant.Unwrap(operation) is var source
        && IsHeaders(source.Type, headers)
        && source is not IPropertyReferenceOperation { Property.ContainingType.Name: "HttpRequest" or "IHttpRequestFeature" };

    private static bool IsHeaders(ITypeSymbol? type, INamedTypeSymbol headers) =>
        type is not null && (SymbolEqualityComparer.Default.Equals(type, headers)
            || type.AllInterfaces.Contains(headers, SymbolEqualityComparer.Default));

    private static bool IsRemoval(IOperation value) =>
        Constant.Unwrap(value) is IDefaultValueOperation || Constant.Unwrap(value).ConstantValue is { HasValue: true, Value: null };

    private static bool IsIntended(SyntaxNodeAnalysisContext context) =>
        Intention.Bypasses(context.Compilation, context.CancellationToken)
        || Intention.Observes(context.Compilation, context.Options, context.CancellationToken);
}
