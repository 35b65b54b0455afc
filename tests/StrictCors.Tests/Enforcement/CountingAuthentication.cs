using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace StrictCors.Tests.Enforcement;


/// <summary>Lets everybody in who has a cookie, and counts.</summary>
internal sealed class CountingAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Counts counts)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "counting";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        counts.Authenticated();
        return Task.FromResult(Request.Headers.Cookie.Count == 0
            ? AuthenticateResult.NoResult()
            : AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity("cookie")), Name)));
    }
}
