using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace StrictCors.Tests.Conformance;

/// <summary>Knows whoever sends a header; says on the response that it was asked.</summary>
internal sealed class TestAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "Test";

    /// <summary>On every response of a request that authentication has looked at.</summary>
    public const string Mark = "X-Authenticated";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        Response.Headers[Mark] = "asked";
        return Task.FromResult(Request.Headers.ContainsKey("X-User")
            ? AuthenticateResult.Success(new(new(new ClaimsIdentity([], Name)), Name))
            : AuthenticateResult.NoResult());
    }
}
