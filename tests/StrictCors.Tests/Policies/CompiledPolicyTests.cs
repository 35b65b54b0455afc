namespace StrictCors.Tests.Policies;

public class CompiledPolicyTests
{
    // P3: which value is precomputed, and where the requested names are sent back instead (null, echo).
    [Theory]
    [InlineData("", false, null, false)]
    [InlineData("", true, null, false)]
    [InlineData("X-A;Content-Type;x-a", false, "X-A, Content-Type", false)]
    [InlineData("X-A;Authorization", true, "X-A, Authorization", false)]
    [InlineData("*", false, null, true)]
    [InlineData("*;authorization", false, "*, authorization", false)]
    [InlineData("*;Authorization", false, "*, authorization", false)]
    [InlineData("*", true, null, true)]
    [InlineData("*;Authorization", true, null, true)]
    public void P3_allowed_headers_are_one_value_or_an_echo(string headers, bool withCredentials, string? value, bool echoes)
    {
        var policy = StrictCorsPolicy.Compile(new()
        {
            AllowedOrigins = ["https://app.example.com"],
            AllowedHeaders = headers.Split(';', StringSplitOptions.RemoveEmptyEntries),
            AllowCredentials = withCredentials,
        });

        policy.AllowHeaders.Should().Be(value);
        policy.EchoesHeaders.Should().Be(echoes);
    }

    // P3: which value is precomputed, and where the requested method is sent back instead (null).
    [Theory]
    [InlineData("", false, null)]
    [InlineData("PUT;DELETE", false, "PUT, DELETE")]
    [InlineData("PUT;DELETE", true, "PUT, DELETE")]
    [InlineData("*", false, "*")]
    [InlineData("*", true, null)]
    public void P3_allowed_methods_are_one_value_or_an_echo(string methods, bool withCredentials, string? value)
    {
        var policy = StrictCorsPolicy.Compile(new()
        {
            AllowedOrigins = ["https://app.example.com"],
            AllowedMethods = methods.Split(';', StringSplitOptions.RemoveEmptyEntries),
            AllowCredentials = withCredentials,
        });

        policy.AllowMethods.Should().Be(value);
    }

    [Fact]
    public void Options_are_copied()
    {
        var options = new StrictCorsPolicyOptions
        {
            AllowedOrigins = ["https://app.example.com"],
            AllowedMethods = ["PUT"],
            AllowedHeaders = ["X-A"],
            ExemptPaths = ["/signin"],
            Enforcement = StrictCorsEnforcement.Server,
        };
        var policy = StrictCorsPolicy.Compile(options, "web");
        options.AllowedOrigins[0] = "*";
        options.AllowedMethods[0] = "*";
        options.AllowedHeaders[0] = "*";
        options.ExemptPaths[0] = "/";
        options.AllowCredentials = true;

        policy.IsAnyOrigin.Should().BeFalse();
        policy.Methods.Lists("DELETE").Should().BeFalse();
        policy.Headers.IsAny.Should().BeFalse();
        policy.ExemptPaths.Should().Equal("/signin");
        policy.AllowCredentials.Should().BeFalse();
    }

    [Fact]
    public void Compile_by_hand_throws_every_problem_under_the_name_it_was_given()
    {
        var compile = () => StrictCorsPolicy.Compile(new() { AllowedMethods = ["put"] }, "mine");

        compile.Should().Throw<StrictCorsConfigurationException>().Which.Problems.Select(problem => problem.Path)
            .Should().Equal("mine:AllowedOrigins", "mine:AllowedMethods:0");
    }

    [Fact]
    public void Compile_by_hand_without_a_name_says_that_it_is_the_policy()
    {
        var compile = () => StrictCorsPolicy.Compile(new() { AllowedOrigins = ["https://app.example.com/"] });

        compile.Should().Throw<StrictCorsConfigurationException>().Which.Problems.Single().Path.Should().Be("Policy:AllowedOrigins:0");
    }

    [Fact]
    public void Compile_by_hand_names_what_could_not_be_read_before_it()
    {
        var options = new StrictCorsPolicyOptions { AllowedOrigins = ["https://app.example.com"] };
        options.UnreadKeys.Add("AllowCredentials");
        var compile = () => StrictCorsPolicy.Compile(options, "mine");

        compile.Should().Throw<StrictCorsConfigurationException>().Which.Problems.Single()
            .Should().BeEquivalentTo(
                new { Code = "SC1005", Path = "mine:AllowCredentials",
                Message = "The configuration has this key, but its value could not be read." });
    }

    [Fact]
    public void Compile_by_hand_needs_its_arguments()
    {
        var withoutOptions = () => StrictCorsPolicy.Compile(null!);
        var withoutName = () => StrictCorsPolicy.Compile(new(), null!);

        withoutOptions.Should().Throw<ArgumentNullException>();
        withoutName.Should().Throw<ArgumentNullException>();
    }
}
