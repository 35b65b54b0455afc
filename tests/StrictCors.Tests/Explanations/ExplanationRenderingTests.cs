using System.Text.Json;
using StrictCors.Explanations;
using static StrictCors.Tests.Explanations.Write;

namespace StrictCors.Tests.Explanations;

/// <summary>One explanation, as text and as JSON.</summary>
public sealed class ExplanationRenderingTests
{
    private static readonly Explanation Denied = Explainer.Explain(Policy(App, web => web.WithMethods("PUT")).AtEndpoint,
        Preflight(App, "PUT", "x-a"));

    [Fact]
    public void As_text() => Denied.ToText().ReplaceLineEndings("\n").Should().Be("""
        preflight, policy 'web': denied; header-not-allowed
          yes  origin: https://app.example.com (wanted: https://app.example.com)
          yes  method: PUT (wanted: PUT; GET, HEAD and POST need no permission)
          no   headers: x-a (wanted: none)
               'x-a' is not allowed; AllowedHeaders would need "x-a".

        """.ReplaceLineEndings("\n"));

    [Fact]
    public void As_json()
    {
        var json = JsonDocument.Parse(Denied.ToJson()).RootElement;

        json.EnumerateObject().Select(property => property.Name).Should().Equal("policy", "kind", "outcome", "reason", "checks");
        json.GetProperty("policy").GetString().Should().Be("web");
        json.GetProperty("kind").GetString().Should().Be("preflight");
        json.GetProperty("outcome").GetString().Should().Be("denied");
        json.GetProperty("reason").GetString().Should().Be("header-not-allowed");
        json.GetProperty("checks").EnumerateArray().Select(check => check.GetProperty("passed").GetBoolean()).Should().Equal(true, true, false);
        json.GetProperty("checks")[2].EnumerateObject().Select(property => (property.Name, property.Value.ToString())).Should().Equal(
            ("name", "headers"), ("passed", "False"), ("saw", "x-a"), ("wanted", "none"),
                ("advice", "'x-a' is not allowed; AllowedHeaders would need \"x-a\"."));
    }

    [Fact]
    public void Without_a_policy()
    {
        var explanation = Explainer.Explain(Policy(App).AtEndpoint.Disabled, Actual(null));

        explanation.ToText().Should().StartWith("actual, no policy: not-cors");
        JsonDocument.Parse(explanation.ToJson()).RootElement.GetProperty("policy").ValueKind.Should().Be(JsonValueKind.Null);
    }
}
