using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StrictCors.Policies;

namespace StrictCors.Middleware;

/// <summary>The server's own refusal: 403 with problem details (RFC 9457). Nothing after the middleware runs.</summary>
internal sealed class Refusal(IHostEnvironment environment)
{
    private const string Title = "Forbidden";
    private const string Type = "https://tools.ietf.org/html/rfc9110#section-15.5.4";

    private const string WithoutReason = $"{{\"type\":\"{Type}\",\"title\":\"{Title}\",\"status\":403}}";

    private readonly bool _namesReason = environment.IsDevelopment();

    public async Task WriteAsync(HttpContext context, CorsDecision decision)
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status403Forbidden;
        response.Headers.CacheControl = "no-store";
        var reason = _namesReason ? DecisionNames.For(decision.Reason) : null;
        if (!await TryWriteByApplicationAsync(context, reason))
        {
            // Not WriteAsJsonAsync: the application's serialiser options may not know the type (AOT), and there is little to serialise.
            response.ContentType = "application/problem+json";
            await response.WriteAsync(
                reason is null ? WithoutReason : $"{WithoutReason[..^1]},\"detail\":\"{Detail(reason)}\",\"reason\":\"{reason}\"}}",
                context.RequestAborted);
        }
    }

    private static async ValueTask<bool> TryWriteByApplicationAsync(HttpContext context, string? reason)
    {
        if (context.RequestServices.GetService<IProblemDetailsService>() is not { } service)
        {
            return false;
        }

        var problem = new ProblemDetails { Type = Type, Title = Title, Status = StatusCodes.Status403Forbidden };
        if (reason is not null)
        {
            problem.Detail = Detail(reason);
            problem.Extensions["reason"] = reason;
        }

        return await service.TryWriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = problem });
    }

    private static string Detail(string reason) => $"StrictCors refused this cross-origin request: {reason}.";
}
