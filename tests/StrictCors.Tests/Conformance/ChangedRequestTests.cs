using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Conformance;

/// <summary>A8: the answer is for the origin that came in.</summary>
public sealed class ChangedRequestTests(ChangedRequestApplication application) : IClassFixture<ChangedRequestApplication>
{
    private const string Allowed = "https://app.example.com";

    [Theory]
    [InlineData("/")]
    [InlineData("/fails")]
    public async Task A8_An_allowed_origin_is_answered_though_it_was_changed_or_removed(string target)
    {
        foreach (var changed in new[] { "", "https://two.example.com", "https://evil.example", "not an origin" })
        {
            var response = await application.Host.SendAsync(RawRequest.Get(target).With("Origin", Allowed).With("X-Change-Origin", changed));

            response.Ran().Should().NotBeNull();
            response.AllowOrigin().Should().Be(Allowed);
            response.AllowCredentials().Should().Be("true");
        }
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData(null)]
    public async Task A8_A_denied_origin_is_denied_though_it_became_an_allowed_one(string? origin)
    {
        var request = RawRequest.Get("/").With("X-Change-Origin", Allowed);

        var response = await application.Host.SendAsync(origin is null ? request : request.With("Origin", origin));

        response.Ran().Should().Be("ran");
        response.OwnedHeaders.Should().BeEmpty();
    }
}
