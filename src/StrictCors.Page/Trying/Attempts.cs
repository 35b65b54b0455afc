using Microsoft.AspNetCore.Http;
using StrictCors.Page.Explaining;
using StrictCors.Policies;

namespace StrictCors.Page.Trying;

/// <summary>Tries requests: by explanation alone, or with the server's real answers.</summary>
internal sealed class Attempts(RequestExplainer explainer, OwnServer server)
{
    private const string AnsweredByOthers = "The rest of the application answers. Send the request to see what a browser makes of it.";

    /// <summary>What would be decided about the requests that a browser sends. Nothing is sent.</summary>
    public async Task<AttemptResult> ExplainAsync(AttemptPlan plan, HttpContext page, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate($"{page.Request.Scheme}://{page.Request.Host.ToUriComponent()}", UriKind.Absolute, out var url))
        {
            url = new("http://localhost");
        }

        using var handler = new ExplainingHandler(explainer, page);
        try
        {
            var result = await BrowserRun.RunAsync(plan, url, handler, handler.Requests, cancellationToken);
            return handler.Requests.Any(IsAnsweredByOthers)
                ? result with { Outcome = "", Text = AnsweredByOthers, Exchange = [] }
                : result with { Text = IfAnswered(result, plan), Exchange = [] };
        }
        catch (ArgumentException notAPage) when (notAPage.ParamName == "page")
        {
            return await ExplainProgramAsync(plan, url, page, notAPage.Message);
        }
    }

    /// <summary>What a browser makes of the server's answers. The endpoint runs.</summary>
    public async Task<AttemptResult> SendAsync(AttemptPlan plan, HttpContext page, CancellationToken cancellationToken)
    {
        if (server.Find(page.Request) is not var (url, handler))
        {
            return AttemptResult.Impossible("The server listens on no address that this page could send to. Explain does not need one.");
        }

        using (handler)
        {
            try
            {
                return await BrowserRun.RunAsync(plan, url, handler, [], cancellationToken);
            }
            catch (ArgumentException notAPage) when (notAPage.ParamName == "page")
            {
                return AttemptResult.Impossible(FirstSentences(notAPage));
            }
        }
    }

    /// <summary>An origin that no page has comes from a program, which sends no preflight by itself.</summary>
    private async Task<AttemptResult> ExplainProgramAsync(AttemptPlan plan, Uri url, HttpContext page, string message)
    {
        using var request = plan.CreateRequest(url);
        request.Headers.TryAddWithoutValidation("Origin", plan.Origin);
        var explained = await explainer.ExplainAsync(ContextOf.Request(request, page));
        return new(null, "", $"No page has this origin, so that a program sends it. {message.Split(" (Parameter")[0]}", [explained], [], "");
    }

    private static string FirstSentences(ArgumentException exception) => exception.Message.Split(" (Parameter")[0];

    private static bool IsAnsweredByOthers(ExplainedRequest request) =>
        request.Enforcement == nameof(StrictCorsEnforcement.Observe) || request.Policy == EndpointPolicy.Bypassed.ToString();

    /// <summary>The endpoint has not run, so that the status of its response is not known.</summary>
    private static string IfAnswered(AttemptResult result, AttemptPlan plan) =>
        result.Outcome == "read" && !plan.IsHandshake ? "The page can read the response." : result.Text;
}
