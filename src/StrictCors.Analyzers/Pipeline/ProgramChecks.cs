using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StrictCors.Analyzers.Rules;
using StrictCors.Checks;

namespace StrictCors.Analyzers.Pipeline;

/// <summary>SC2004, SC2005, SC2009 and SC4005: what a program that is one method does not call.</summary>
internal sealed class ProgramChecks(Compilation compilation, MethodBody body, CancellationToken cancellationToken)
{
    private const string Add = "AddStrictCors";
    private const string Use = "UseStrictCors";

    // Where UseStrictCors belongs: before the first of these.
    private static readonly string[] After =
    [
        "UseHttpsRedirection", "UseStaticFiles", "UseFileServer", "UseDefaultFiles", "UseResponseCaching", "UseOutputCache", "UseRateLimiter",
        "UseAuthentication", "UseAuthorization", "UseAntiforgery", "UseEndpoints", "UseCors", "Run", "RunAsync",
    ];

    /// <summary><c>UseStrictCors</c> in a program that never calls <c>AddStrictCors</c>.</summary>
    public Diagnostic? WithoutServices(PipelineCall use)
    {
        if (body.Creation is null || body.Building is not { } building || IsElsewhere(Add))
        {
            return null;
        }

        var builder = PipelineCall.RootOf(building.Operation.Instance);
        return Edit.Create(
            Problems.MissingServices(), use, Edit.InsertBefore, [builder is null ? null : Edit.StatementOf(building.NameSyntax)],
            $"{builder?.Name}.Services.AddStrictCors();");
    }

    /// <summary><c>AddStrictCors</c> in a program that never calls <c>UseStrictCors</c>.</summary>
    public Diagnostic? WithoutMiddleware(PipelineCall add)
    {
        if (!body.IsWholeProgram || body.Mentions(Use))
        {
            return null;
        }

        var app = body.Calls.Select(call => PipelineCall.ReceiverOf(call.Operation))
            .FirstOrDefault(receiver => receiver?.Type?.Name == "WebApplication" && PipelineCall.RootOf(receiver) is not null);
        if (app is null || PipelineCall.RootOf(app) is not { } symbol || (IsElsewhere(Use) && body.HandsOver(symbol)) || HasOtherPipelines())
        {
            return null;
        }

        var calls = body.CallsOn(symbol);
        var place = calls.FirstOrDefault(call => call.Name == "UseRouting")
            ?? calls.FirstOrDefault(call => After.Contains(call.Name) || call.Name.StartsWith("Map", StringComparison.Ordinal));
        return Edit.Create(
            Problems.MissingMiddleware(), add, place?.Name == "UseRouting" ? Edit.InsertAfter : Edit.InsertBefore,
            [place is null ? null : TopStatement(place)], $"{symbol.Name}.UseStrictCors();");
    }

    /// <summary>No exception handler at all. What speaks of exceptions or errors in the method may be one.</summary>
    public Diagnostic? WithoutExceptionHandler(PipelineCall use) =>
        !body.IsWholeProgram || body.Mentions("Exception") || body.Mentions("Error") || IsElsewhere("UseExceptionHandler")
            || (PipelineCall.RootOf(PipelineCall.ReceiverOf(use.Operation)) is { } app && body.HandsOver(app))
            ? null
            : Edit.None(Problems.NoExceptionHandler(), use);

    /// <summary><c>WebApplication</c> adds authorization first in the pipeline if the program does not call <c>UseAuthorization</c>.</summary>
    public Diagnostic? WithAuthorizationInFront(PipelineCall use, Func<bool> hasDefaultPolicy)
    {
        if (!body.IsWholeProgram || !body.Calls.Any(call => call.Name is "AddAuthorization" or "AddAuthorizationBuilder")
            || Mentions.Any(compilation, "UseAuthorization", cancellationToken) || IsElsewhere(null))
        {
            return null;
        }

        var isCovered = use.Operation.Arguments.Length > 1 || hasDefaultPolicy();
        var stopped = body.Calls.FirstOrDefault(call => call.Name == "RequireAuthorization" && IsStopped(ChainOf(call), isCovered));
        if (stopped is null || PipelineCall.RootOf(PipelineCall.ReceiverOf(use.Operation)) is not { } app)
        {
            return null;
        }

        var problem = Problems.AuthorizationBeforeUs(
            "an endpoint requires it",
            ChainOf(stopped).Contains("RequireStrictCors"),
            body.Calls.Any(call => call.Name == "UseRouting"),
            body.Calls.Any(call => call.Name == "AddAuthentication"));
        return Edit.Create(problem, use, Edit.InsertAfter, [use.Statement], $"{app.Name}.UseAuthorization();");
    }

    /// <summary>The names of the calls of a whole statement: those before and those after.</summary>
    private static IReadOnlyCollection<string> ChainOf(PipelineCall call) =>
    [
        .. Edit.StatementOf(call.NameSyntax)?.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
            .Select(access => access.Name.Identifier.ValueText) ?? [],
    ];

    private static bool IsStopped(IReadOnlyCollection<string> chain, bool isCovered) =>
        (isCovered || chain.Contains("RequireStrictCors"))
        && !chain.Any(name => name is "AllowAnonymous" or "DisableStrictCors" or "BypassStrictCors");

    private static StatementSyntax? TopStatement(PipelineCall call) =>
        call.NameSyntax.AncestorsAndSelf().OfType<StatementSyntax>().LastOrDefault(statement =>
        statement is not BlockSyntax);

    /// <summary>A program with several pipelines is a test, or has one that this method does not show.</summary>
    private bool HasOtherPipelines() => body.Calls.Count(call => call.Name == "Build"
        && call.Operation.TargetMethod.ContainingType.Name == "WebApplicationBuilder") > 1;

    /// <summary>Whether another file or another assembly may call the method.</summary>
    private bool IsElsewhere(string? method) =>
        (method is not null && Mentions.Any(compilation, method, cancellationToken))
        || compilation.SourceModule.ReferencedAssemblySymbols.Any(assembly =>
            !assembly.Name.StartsWith("StrictCors", StringComparison.Ordinal)
            && assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == "StrictCors")));
}
