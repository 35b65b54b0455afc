using Microsoft.AspNetCore.Authentication;

namespace Consumer;

/// <summary>Knows nobody: whatever requires a user gets 401. Not the framework's base class, whose registration would write keys into the
/// home of whoever runs the tests.</summary>
internal sealed class Nobody : IAuthenticationHandler
{
    private HttpContext _context = null!;

    public Task InitializeAsync(AuthenticationScheme scheme, HttpContext context)
    {
        _context = context;
        return Task.CompletedTask;
    }

    public Task<AuthenticateResult> AuthenticateAsync() => Task.FromResult(AuthenticateResult.NoResult());

    public Task ChallengeAsync(AuthenticationProperties? properties)
    {
        _context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    public Task ForbidAsync(AuthenticationProperties? properties) => ChallengeAsync(properties);
}
