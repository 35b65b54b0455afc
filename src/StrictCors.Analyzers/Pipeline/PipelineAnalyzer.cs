using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using StrictCors.Analyzers.Rules;
using StrictCors.Analyzers.Settings;

namespace StrictCors.Analyzers.Pipeline;

/// <summary>SC2004 to SC2009, SC4004 and SC4005: the order of the pipeline, as far as one method shows it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PipelineAnalyzer : DiagnosticAnalyzer
{
    private const string Use = "UseStrictCors";
    private const string Add = "AddStrictCors";

    private static readonly string[] Codes = ["SC2004", "SC2005", "SC2006", "SC2007", "SC2008", "SC2009", "SC4004", "SC4005"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. Rule.StartingWith(Codes), Rule.Hint("SC4004")];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (KnownTypes.Ours(start.Compilation, KnownTypes.PolicyBuilder) is not null)
            {
                start.RegisterSyntaxNodeAction(Check, SyntaxKind.InvocationExpression);
            }
        });
    }

    private static void Check(SyntaxNodeAnalysisContext context)
    {
        if (Called.NameOf((InvocationExpressionSyntax)context.Node) is not (Use or Add)
            || context.SemanticModel.GetOperation(context.Node, context.CancellationToken) is not IInvocationOperation call
            || call.TargetMethod.ContainingAssembly.Name != "StrictCors")
        {
            return;
        }

        var body = MethodBody.Around(call);
        var program = new ProgramChecks(context.Compilation, body, context.CancellationToken);
        var problems = call.TargetMethod.Name == Add
            ? [program.WithoutMiddleware(new(call))]
            : CheckUse(new(call), body, program, context);
        foreach (var problem in problems)
        {
            if (problem is not null)
            {
                context.ReportDiagnostic(problem);
            }
        }
    }

    private static IEnumerable<Diagnostic?> CheckUse(PipelineCall use, MethodBody body, ProgramChecks program, SyntaxNodeAnalysisContext context)
    {
        if (PipelineCall.RootOf(PipelineCall.ReceiverOf(use.Operation)) is { } app)
        {
            yield return new OrderChecks(use, body.CallsOn(app)).Find();
        }

        yield return program.WithoutServices(use);
        yield return program.WithAuthorizationInFront(use, () => HasDefaultPolicy(context));
        yield return program.WithoutExceptionHandler(use);
    }

    private static bool HasDefaultPolicy(SyntaxNodeAnalysisContext context) =>
        Mentions.Any(context.Compilation, "DefaultPolicy", context.CancellationToken)
        || ProjectSettings.Of(context.Compilation, context.Options, context.CancellationToken).Files.Any(file => file.Layer.Has("DefaultPolicy"));
}
