using static StrictCors.Tests.Policies.TestPolicy;
using static StrictCors.Tests.Policies.TestRequest;

namespace StrictCors.Tests.Policies;

/// <summary>W1 to W3: browsers do not apply CORS to WebSockets, so the server must.</summary>
public class HandshakeDecisionTests
{
    public enum Kind
    {
        List,
        WithCredentials,
        AnyOrigin,
        WithNull,
    }

    [Theory]
    [InlineData("W1", Kind.List, App, false, CorsOutcome.Allowed, CorsDenialReason.None)]
    [InlineData("W1", Kind.List, Stranger, false, CorsOutcome.Denied, CorsDenialReason.OriginNotAllowed)]
    [InlineData("W1", Kind.List, Stranger, true, CorsOutcome.Denied, CorsDenialReason.OriginNotAllowed)]
    [InlineData("W1", Kind.List, "https://api.example.com", true, CorsOutcome.SameOrigin, CorsDenialReason.None)]
    [InlineData("W1", Kind.List, "wss://app.example.com", false, CorsOutcome.Denied, CorsDenialReason.OriginNotAllowed)]
    [InlineData("R4", Kind.List, "https://app.example.com,https://evil.test", false, CorsOutcome.Denied, CorsDenialReason.OriginMalformed)]
    [InlineData("W2", Kind.List, null, true, CorsOutcome.NotCors, CorsDenialReason.None)]
    [InlineData("W2", Kind.List, "null", false, CorsOutcome.Denied, CorsDenialReason.OriginNull)]
    [InlineData("W2", Kind.WithNull, "null", false, CorsOutcome.Allowed, CorsDenialReason.None)]
    [InlineData("W2", Kind.AnyOrigin, "null", false, CorsOutcome.Allowed, CorsDenialReason.None)]
    [InlineData("W3", Kind.WithNull, "null", true, CorsOutcome.Denied, CorsDenialReason.CredentialsNotAllowed)]
    [InlineData("W3", Kind.List, App, true, CorsOutcome.Denied, CorsDenialReason.CredentialsNotAllowed)]
    [InlineData("W3", Kind.WithCredentials, App, true, CorsOutcome.Allowed, CorsDenialReason.None)]
    [InlineData("W3", Kind.WithCredentials, App, false, CorsOutcome.Allowed, CorsDenialReason.None)]
    [InlineData("W3", Kind.WithCredentials, Stranger, true, CorsOutcome.Denied, CorsDenialReason.OriginNotAllowed)]
    [InlineData("W3", Kind.AnyOrigin, Stranger, false, CorsOutcome.Allowed, CorsDenialReason.None)]
    [InlineData("W3", Kind.AnyOrigin, Stranger, true, CorsOutcome.Denied, CorsDenialReason.CredentialsNotAllowed)]
    [InlineData("W3", Kind.AnyOrigin, "https://api.example.com", true, CorsOutcome.SameOrigin, CorsDenialReason.None)]
    [InlineData("W3", Kind.AnyOrigin, null, true, CorsOutcome.NotCors, CorsDenialReason.None)]
    public void A_handshake_that_is_not_allowed_is_refused_by_the_server_under_both_enforcements(
        string rule, Kind kind, string? origin, bool withCredentials, CorsOutcome outcome, CorsDenialReason reason)
    {
        foreach (var enforcement in Enum.GetValues<StrictCorsEnforcement>())
        {
            // S3: handshakes are no business of the methods.
            void Rest(StrictCorsPolicyBuilder web) => web.WithEnforcement(enforcement).WithMethods("DELETE");
            var policy = kind switch
            {
                Kind.List => ForApp(Rest),
                Kind.WithCredentials => ForApp(web => Rest(web.AllowCredentials())),
                Kind.WithNull => ForApp(web => Rest(web.WithOrigins("null").DangerouslyAllowNullOrigin())),
                _ => ForAnyOrigin(Rest),
            };

            policy.Evaluate(Handshake(origin, withCredentials)).Should().BeEquivalentTo(
                new
                {
                    Kind = CorsRequestKind.Handshake,
                    Outcome = outcome,
                    Reason = reason,
                    IsRefused = outcome == CorsOutcome.Denied && enforcement != StrictCorsEnforcement.Observe,
                },
                rule);
        }
    }

    [Theory]
    [InlineData("same-origin", CorsOutcome.SameOrigin)]
    [InlineData("same-site", CorsOutcome.Denied)]
    [InlineData("cross-site", CorsOutcome.Denied)]
    public void R3_SecFetchSite_speaks_for_handshakes_too(string fetchSite, CorsOutcome outcome) =>
        ForAnyOrigin().Evaluate(Handshake(Stranger, withCredentials: true) with { FetchSite = fetchSite }).Outcome.Should().Be(outcome);

    [Fact]
    public void W3_only_handshakes_are_asked_for_their_credentials() =>
        ForApp().Evaluate(Actual(App) with { HasCredentials = true }).Outcome.Should().Be(CorsOutcome.Allowed);
}
