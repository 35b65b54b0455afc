using Microsoft.Extensions.Options;

namespace StrictCors.Tests.Configuration;

public class ConfigurationExceptionTests
{
    [Fact]
    public void The_message_has_code_path_value_reason_and_what_to_write()
    {
        var message = ExceptionOf("put").Message;

        message.ReplaceLineEndings("\n").Should().Be("""
            StrictCors found 1 problem:

              SC1203  web:AllowedMethods:0
                      "put": Methods are case-sensitive, and browsers send this method in upper case.
                      write: PUT
                      see: https://github.com/strictcors/strictcors/blob/main/src/docs/codes.md#sc1203
            """.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData(50, "StrictCors found 50 problems:", "codes.md#sc1203")]
    [InlineData(51, "StrictCors found 51 problems:", "… and 1 more.")]
    public void The_message_has_the_first_fifty_and_a_count(int problems, string start, string end)
    {
        var exception = ExceptionOf([.. Enumerable.Repeat("put", problems)]);

        exception.Message.Should().StartWith(start).And.EndWith(end).And.Contain("AllowedMethods:49").And.NotContain("AllowedMethods:50");
        exception.Problems.Should().HaveCount(problems, "code gets all of them");
        exception.Failures.Should().HaveCount(problems);
    }

    [Fact]
    public void Values_are_escaped_and_cut()
    {
        var value = ExceptionOf("A\r\n\u001b[31m\u202e\\" + new string('x', 100_000)).Problems.Single().Value!;

        value.Should().StartWith("A\\u000d\\u000a\\u001b[31m\\u202e\\\\xxx").And.EndWith("x… (100010 characters)");
        value.Length.Should().BeLessThan(200);
    }

    [Fact]
    public void It_is_what_the_host_expects_of_options() => ExceptionOf("put").Should().BeAssignableTo<OptionsValidationException>();

    private static StrictCorsConfigurationException ExceptionOf(params string[] methods)
    {
        var compile = () => StrictCorsPolicy.Compile(new() { AllowedOrigins = ["https://app.example.com"], AllowedMethods = methods }, "web");
        return compile.Should().Throw<StrictCorsConfigurationException>().Which;
    }
}
