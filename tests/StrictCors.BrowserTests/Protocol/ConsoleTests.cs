namespace StrictCors.BrowserTests.Protocol;

/// <summary>P4: a preflight's answer says what is allowed, so the browser can name what is not.</summary>
public sealed class ConsoleTests(BrowserFixture browser) : Infrastructure.BrowserTests(browser)
{
    [BrowserTheory]
    [InlineData(ApiPolicies.Exact, "DELETE")]
    [InlineData(ApiPolicies.Exact, "patch")]
    [InlineData(ApiPolicies.Credentials, "DELETE")]
    [InlineData(ApiPolicies.Server, "DELETE")]
    public async Task P4_a_refused_method_is_named(string policy, string method)
    {
        var call = new Call(Api.Url(policy, "answer")) { Method = method };

        (await FailAsync(call)).Should().Be(
            $"Access to fetch at '{call.Url}' from origin '{Allowed}' has been blocked by CORS policy: Method {method} is not allowed by "
                + $"Access-Control-Allow-Methods in preflight response.");
    }

    [BrowserTheory]
    [InlineData(ApiPolicies.Exact)]
    [InlineData(ApiPolicies.Credentials)]
    [InlineData(ApiPolicies.Server)]
    public async Task P4_a_refused_header_is_named(string policy)
    {
        var call = new Call(Api.Url(policy, "answer")) { Headers = [new("X-Listed", "1"), new("X-Unlisted", "1")] };

        (await FailAsync(call)).Should().Be(
            $"Access to fetch at '{call.Url}' from origin '{Allowed}' has been blocked by CORS policy: Request header field x-unlisted is not "
                + $"allowed by Access-Control-Allow-Headers in preflight response.");
    }

    [BrowserFact]
    public async Task P3_Authorization_is_named_where_any_other_header_is_allowed_with_credentials()
    {
        var call = new Call(Api.Url(ApiPolicies.AnyHeaderWithCredentials, "answer")) { Headers =
            [new("Authorization", "Bearer 1"), new("X-Any", "1")], IncludesCredentials = true };

        (await FailAsync(call)).Should()
            .EndWith("Request header field authorization is not allowed by Access-Control-Allow-Headers in preflight response.");
    }

    [BrowserFact]
    public async Task A2_credentials_are_named_where_the_policy_has_none()
    {
        var call = new Call(Api.Url(ApiPolicies.Exact, "answer")) { IncludesCredentials = true };

        (await FailAsync(call)).Should().Contain("'Access-Control-Allow-Credentials' header in the response is ''");
    }

    [BrowserFact]
    public async Task S3_the_403_of_a_refused_method_can_be_read()
    {
        await using var tab = await OpenAllowedAsync();

        var seen = await tab.SendAsync(new(Api.Url(ApiPolicies.Server, "answer")) { Method = "POST" });

        (seen.IsRead, seen.Status).Should().Be((true, 403));
        seen.Body.Should().Contain("\"status\":403");
    }

    /// <summary>What the console says of a call that fails: the browser's own words, less the line about the network.</summary>
    private async Task<string> FailAsync(Call call)
    {
        await using var tab = await OpenAllowedAsync();
        (await tab.SendAsync(call)).IsRead.Should().BeFalse();
        return await tab.BlockedAsync();
    }
}
