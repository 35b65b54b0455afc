using CsCheck;
using Microsoft.Extensions.Primitives;
using StrictCors.Policies;

namespace StrictCors.Tests.Properties;

/// <summary>The question whether a request is cross-origin at all, against the own origins written out.</summary>
[Trait("Specification", "protocol R3")]
public class SameOriginProperties
{
    private static readonly Gen<string> Authority = Gen.Select(
        Gen.OneOf("api.example.com", "API.example.com", "localhost",
            "app.test.", "-a-.test", "127.0.0.1", "[::ffff:7f00:1]", "[::1]", "[::1", "a_b", "", "evil.test"),
        Gen.OneOf("", "", ":80", ":443", ":8080", ":", ":080", ":65536", ":x"),
        (host, port) => host + port);

    private static readonly Gen<string> Scheme = Gen.OneOf("http", "https", "HTTP", "Https", "ws");

    private static readonly Gen<string> Origin = Gen.Frequency(
        (6, Gen.Select(Gen.OneOf("http", "https", "capacitor"), Authority, (scheme, authority) => $"{scheme}://{authority}")),
        (2, OriginGenerators.Pattern.SelectMany(OriginGenerators.OriginNear)),
        (1, Gen.OneOf("null", "", "https://")));

    private static readonly Gen<StringValues> FetchSite = Gen.Frequency(
        (4, Gen.Const(StringValues.Empty)),
        (1, Gen.OneOf("same-origin", "same-site", "cross-site", "none", "SAME-ORIGIN", "").Array[1, 2].Select(lines => new StringValues(lines))));

    private static readonly Gen<(string Scheme, string Authority, string Origin)> Parts = Gen.Frequency(
        (1, Gen.Select(Scheme, Authority, Origin)),
        (1, from scheme in Scheme
            from authority in Authority
            from own in Gen.OneOf("http", "https")
            from near in Gen.OneOf(Gen.Const($"{own}://{authority.ToLowerInvariant()}"),
                OriginGenerators.Mutated($"{own}://{authority.ToLowerInvariant()}"))
            select (scheme, authority, near)));

    [Fact]
    public void A_request_is_same_origin_exactly_when_its_origin_is_among_the_own_ones()
    {
        var (same, other) = (0L, 0L);
        Gen.Select(Parts, FetchSite).Sample(
            (parts, fetchSite) =>
            {
                var expected = PlainSameOrigin.IsOwn(fetchSite, parts.Origin, parts.Scheme, parts.Authority);
                Interlocked.Increment(ref expected ? ref same : ref other);
                return expected == SameOriginCheck.IsSameOrigin(
                    new CorsRequest { Origin = parts.Origin, FetchSite = fetchSite, Scheme = parts.Scheme, Host = parts.Authority });
            },
            iter: Cases.Of(100_000));

        same.Should().BeGreaterThan(5_000);
        other.Should().BeGreaterThan(5_000);
    }
}
