using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace StrictCors.Conformance.Servers;

/// <summary>Knows one token.</summary>
internal sealed class TokenAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Name = "Bearer";

    public static void Add(IServiceCollection services)
    {
        services.AddAuthentication(Name).AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(Name, null);
        services.AddAuthorization();
    }

    /// <summary>The paths that the contract guards.</summary>
    public static void Guard(string answer, IEndpointConventionBuilder endpoint)
    {
        if (answer == "private")
        {
            endpoint.RequireAuthorization();
        }
    }

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Request.Headers.Authorization == $"{Name} token"
        ? AuthenticateResult.Success(new(new(new ClaimsIdentity([new(ClaimTypes.Name, "user")], Name)), Name))
        : AuthenticateResult.NoResult());

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = Name;
        return base.HandleChallengeAsync(properties);
    }
}
