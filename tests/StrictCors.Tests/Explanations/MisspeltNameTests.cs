using Microsoft.Extensions.Primitives;
using StrictCors.Explanations;

namespace StrictCors.Tests.Explanations;

/// <summary>What is advised for a misspelt header or method of a page can be configured, or is done in the page.</summary>
public class MisspeltNameTests
{
    [Theory]
    [InlineData("", "'contnt-type' is not allowed. If 'Content-Type' is meant, the page has to send that, and AllowedHeaders would need "
        + "\"Content-Type\"; otherwise AllowedHeaders would need both names.")]
    [InlineData("Content-Type", "'contnt-type' is not allowed. If 'Content-Type' is meant, the page has to send that; otherwise AllowedHeaders "
        + "would need both names.")]
    public void A_header(string allowed, string advice)
    {
        var policy = Compile(options =>
        {
            if (allowed.Length > 0)
            {
                options.AllowedHeaders.Add(allowed);
            }
        });

        DeniedHeaders.Advise(policy, new StringValues("contnt-type")).Should().Be(advice);
    }

    [Fact]
    public void Both_names_can_be_listed()
    {
        var policy = Compile(options =>
        {
            options.AllowedHeaders.Add("Content-Type");
            options.AllowedHeaders.Add("Contnt-Type");
            options.AllowedMethods = ["GET", "GETS"];
        });

        DeniedHeaders.First(policy, new StringValues("contnt-type")).Should().BeNull();
    }

    private static StrictCorsPolicy Compile(Action<StrictCorsPolicyOptions> configure)
    {
        var options = new StrictCorsPolicyOptions { AllowedOrigins = ["https://app.example.com"] };
        configure(options);
        return StrictCorsPolicy.Compile(options);
    }
}
