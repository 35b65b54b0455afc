using System.Text.Json;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Conformance;

/// <summary>S2: the body of a refusal is problem details, in the program's own style if it has one, and says why only in Development.</summary>
public sealed class RefusalBodyTests(
    ServerApplication production,
    ServerInDevelopmentApplication development,
    ServerWithProblemDetailsApplication styled,
    ServerWithProblemDetailsInDevelopmentApplication styledInDevelopment)
    : IClassFixture<ServerApplication>, IClassFixture<ServerInDevelopmentApplication>,
      IClassFixture<ServerWithProblemDetailsApplication>, IClassFixture<ServerWithProblemDetailsInDevelopmentApplication>
{
    private static readonly RawRequest Evil = RawRequest.Method("PUT", "/").With("Origin", "https://evil.example").WithBody("");
    private static readonly RawRequest OtherMethod = RawRequest.Method("DELETE", "/").With("Origin", "https://app.example.com").WithBody("");

    [Fact]
    public async Task S2_In_Production_the_body_does_not_say_why()
    {
        foreach (var host in new[] { production.Host, styled.Host })
        {
            foreach (var request in new[] { Evil, OtherMethod })
            {
                var response = await host.SendAsync(request);
                var problem = Problem(response);

                problem.GetProperty("status").GetInt32().Should().Be(403);
                problem.GetProperty("title").GetString().Should().Be("Forbidden");
                problem.GetProperty("type").GetString().Should().Be("https://tools.ietf.org/html/rfc9110#section-15.5.4");
                response.Body.Should().NotContain("not-allowed").And.NotContain("example").And.NotContain("detail");
                response.Lines("StrictCors-Decision").Should().BeEmpty();
            }
        }

        (await production.Host.SendAsync(Evil)).Body.Should()
            .Be("""{"type":"https://tools.ietf.org/html/rfc9110#section-15.5.4","title":"Forbidden","status":403}""");
    }

    [Fact]
    public async Task S2_In_Development_the_body_names_the_reason()
    {
        foreach (var host in new[] { development.Host, styledInDevelopment.Host })
        {
            Problem(await host.SendAsync(Evil)).GetProperty("reason").GetString().Should().Be("origin-not-allowed");
            Problem(await host.SendAsync(OtherMethod)).GetProperty("reason").GetString().Should().Be("method-not-allowed");
            Problem(await host.SendAsync(Evil)).GetProperty("detail").GetString().Should().Contain("origin-not-allowed");
            (await host.SendAsync(Evil)).Body.Should().NotContain("evil");
        }
    }

    [Fact]
    public async Task S2_The_problem_details_of_the_program_are_used()
    {
        foreach (var host in new[] { styled.Host, styledInDevelopment.Host })
        {
            Problem(await host.SendAsync(Evil)).GetProperty("style").GetString().Should().Be("ours");
            Problem(await host.SendAsync(Evil.With("Accept", "application/json"))).GetProperty("style").GetString().Should().Be("ours");
        }

        Problem(await production.Host.SendAsync(Evil)).TryGetProperty("style", out _).Should().BeFalse();
    }

    [Fact]
    public async Task S2_The_body_is_problem_details_even_for_who_asks_for_something_else()
    {
        // The framework's own writer steps back then, and somebody has to answer.
        foreach (var host in new[] { production.Host, styled.Host })
        {
            var problem = Problem(await host.SendAsync(Evil.With("Accept", "text/html")));

            problem.GetProperty("status").GetInt32().Should().Be(403);
            problem.GetProperty("title").GetString().Should().Be("Forbidden");
        }
    }

    private static JsonElement Problem(RawResponse response)
    {
        response.Status.Should().Be(403);
        response.Ran().Should().BeNull();
        response.Single("Content-Type").Should().Be("application/problem+json");
        response.Single("Cache-Control").Should().Be("no-store");
        response.VaryMembers.Should().Equal("Origin", "Sec-Fetch-Site");
        return JsonDocument.Parse(response.Body).RootElement;
    }
}
