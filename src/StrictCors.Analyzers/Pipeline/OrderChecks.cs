using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StrictCors.Checks;

namespace StrictCors.Analyzers.Pipeline;

/// <summary>SC2006, SC2007, SC2008 and SC4004: where <c>UseStrictCors</c> is among the calls on the same builder.</summary>
internal sealed class OrderChecks(PipelineCall use, IReadOnlyList<PipelineCall> calls)
{
    private const string Routing = "UseRouting";
    private const string Authentication = "UseAuthentication";
    private const string Authorization = "UseAuthorization";

    /// <summary>What each middleware that answers by itself does to requests, as a clause.</summary>
    private static readonly Dictionary<string, string> Effects = new(StringComparer.Ordinal)
    {
        ["UseHttpsRedirection"] = "redirects preflights, and browsers do not follow a redirect of a preflight",
        ["UseResponseCaching"] = "answers from its cache, so that pages receive the headers that another page was given",
        ["UseOutputCache"] = "answers from its cache, so that pages receive the headers that another page was given",
        ["UseRateLimiter"] = "rejects requests without CORS headers, so that pages see a network error instead of the status 429",
        [Authentication] = "answers some requests itself, without CORS headers, so that pages see a network error",
        ["UseStaticFiles"] = "serves files without CORS headers",
        ["UseFileServer"] = "serves files without CORS headers",
    };

    private static readonly string[] Files = ["UseStaticFiles", "UseFileServer"];

    /// <summary>The first problem. The others are often the same mistake, and are found when that one is mended.</summary>
    public Diagnostic? Find() => Twice() ?? BeforeRouting() ?? AfterAuthorization() ?? AfterAnswer(withFiles: false) ?? AfterAnswer(withFiles: true);

    private Diagnostic? Twice() => Earlier(use.Name).Any(other => (!other.IsConditional && !use.IsConditional) || BlockOf(other) == BlockOf(use))
        ? Edit.Create(Problems.MiddlewareTwice(), use, Edit.Delete, [use.Statement])
        : null;

    private Diagnostic? BeforeRouting()
    {
        if (Earlier(Routing).Any() || calls.FirstOrDefault(call => call.Name == Routing && call.Position > use.Position && !call.Excludes(use))
            is not { } routing)
        {
            return null;
        }

        // What would then be before UseStrictCors must not answer requests.
        var answers = calls.Any(call => call.Position > use.Position && call.Position < routing.Position && Answers(call));
        return answers
            ? Edit.Create(Problems.BeforeRouting(), use, Edit.MoveBefore, [Beside(use), routing.Statement])
            : Edit.Create(Problems.BeforeRouting(), use, Edit.MoveAfter, [Beside(routing), use.Statement]);
    }

    private Diagnostic? AfterAuthorization() =>
        Earlier(Authorization).FirstOrDefault() is { } authorization
            ? Move(Problems.AfterAuthorization(calls.Any(call => call.Name == Authentication)), authorization) : null;

    private Diagnostic? AfterAnswer(bool withFiles)
    {
        var answering = calls.FirstOrDefault(call => call.Position < use.Position && Effects.ContainsKey(call.Name)
            && Files.Contains(call.Name) == withFiles && IsOfFramework(call) && !call.Excludes(use));
        return answering is null ? null : Move(Problems.AnswersBefore(answering.Name, Effects[answering.Name]), answering, isHint: withFiles);
    }

    /// <summary>The call goes before the first call that answers requests, and the call of UseRouting with it.</summary>
    private Diagnostic Move(StrictCorsConfigurationProblem problem, PipelineCall after, bool isHint = false)
    {
        var first = calls.FirstOrDefault(call => call.Position < after.Position && Answers(call) && !call.Excludes(use)) ?? after;
        var routing = Earlier(Routing).FirstOrDefault(call => call.Position > first.Position);
        SyntaxNode?[] moved = routing is null ? [use.Statement] : [routing.Statement, use.Statement];
        return Edit.Create(problem, use, Edit.MoveBefore, [Beside(first), .. moved], isHint: isHint);
    }

    private StatementSyntax? Beside(PipelineCall call) => use.Statement is { } statement ? Edit.StatementBeside(call.NameSyntax, statement) : null;

    private IEnumerable<PipelineCall> Earlier(string name) =>
        calls.Where(call => call.Name == name && call.Position < use.Position && !call.Excludes(use));

    private static SyntaxNode? BlockOf(PipelineCall call) => Edit.StatementOf(call.NameSyntax)?.Parent;

    private static bool Answers(PipelineCall call) =>
        (Effects.ContainsKey(call.Name) || call.Name == Authorization) && !Files.Contains(call.Name) && IsOfFramework(call);

    private static bool IsOfFramework(PipelineCall call) =>
        call.Operation.TargetMethod.ContainingNamespace.ToDisplayString() == "Microsoft.AspNetCore.Builder";
}
