using StrictCors.Tests.Configuration;

namespace StrictCors.Tests.Checks;

/// <summary>The spellings of single values.</summary>
public class ScalarTests
{
    private static readonly string[] Booleans =
        ["AllowCredentials", "DangerouslyAllowNullOrigin", "DangerouslyAllowInsecureOrigins", "DangerouslyAllowPublicSuffixWildcards"];

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    [InlineData("\"true\"")]
    [InlineData("\"True\"")]
    [InlineData("\"FALSE\"")]
    public async Task A_boolean_is_true_or_false_in_any_case(string text)
    {
        foreach (var key in Booleans)
        {
            (await Configured.ProblemsAsync(Configured.PolicyWith($""" "{key}": {text} """))).Should().BeEmpty();
        }
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("\"True\"", true)]
    [InlineData("false", false)]
    [InlineData("\"FALSE\"", false)]
    public void And_is_what_was_written(string text, bool expected)
    {
        var web = Layers.Read(Layers.Json(Configured.PolicyWith(string.Join(", ", Booleans.Select(key => $"\"{key}\": {text}")))));

        new[] { web.AllowCredentials, web.DangerouslyAllowNullOrigin, web.DangerouslyAllowInsecureOrigins,
            web.DangerouslyAllowPublicSuffixWildcards }.Should().AllBeEquivalentTo(expected);
    }

    [Theory]
    [InlineData("\"yes\"", "yes")]
    [InlineData("\"no\"", "no")]
    [InlineData("\"on\"", "on")]
    [InlineData("1", "1")]
    [InlineData("0", "0")]
    [InlineData("\"t\"", "t")]
    [InlineData("\" true\"", " true")]
    [InlineData("\"true \"", "true ")]
    [InlineData("\"\"", "")]
    public async Task Nothing_else_is_a_boolean(string text, string value)
    {
        foreach (var key in Booleans)
        {
            var problem = await Configured.SingleProblemAsync(Configured.PolicyWith($""" "{key}": {text} """));

            problem.Should().Be(new StrictCorsConfigurationProblem(
                "SC1005", $"StrictCors:Policies:web:{key}", value, "The value must be true or false.", "true or false"));
        }
    }

    [Theory]
    [InlineData("\"00:10:00\"")]
    [InlineData("\"00:00:00\"")]
    [InlineData("\"00:00:01\"")]
    [InlineData("\"02:00:00\"")]
    [InlineData("\"23:59:59\"")]
    [InlineData("\"1.00:00:00\"")]
    [InlineData("\"0\"")]
    [InlineData("0")]
    public async Task A_max_age_of_whole_seconds_up_to_a_day_starts(string text)
    {
        (await Configured.ProblemsAsync(Configured.PolicyWith($""" "PreflightMaxAge": {text} """))).Should().BeEmpty();
    }

    [Theory]

    // A bare number.
    [InlineData("\"600\"", "SC1502", "600", ".NET reads a bare number as days: 600 days.", "00:10:00")]
    [InlineData("600", "SC1502", "600", ".NET reads a bare number as days: 600 days.", "00:10:00")]
    [InlineData("1", "SC1502", "1", ".NET reads a bare number as days: 1 day.", "00:00:01")]
    [InlineData("86400", "SC1502", "86400", ".NET reads a bare number as days: 86400 days.", "1.00:00:00")]
    [InlineData("4294967295", "SC1502", "4294967295", ".NET reads a bare number as days: 4294967295 days.", "1.00:00:00")]
    [InlineData("31536000", "SC1502", "31536000", ".NET reads a bare number as days: 31536000 days.", "1.00:00:00")]

    // Hours beyond 23.
    [InlineData("\"24:00:00\"", "SC1502", "24:00:00", "In .NET the hours end at 23, and this value is 24 days.", "1.00:00:00")]
    [InlineData("\"48:00:00\"", "SC1502", "48:00:00", "In .NET the hours end at 23, and this value is 48 days.", "1.00:00:00")]

    [InlineData("\"25:59:59\"", "SC1502", "25:59:59", "In .NET the hours end at 23, and this value is 25 days.", "1.00:00:00")]
    [InlineData("\"24:60:00\"", "SC1501", "24:60:00", "The value is not a time span. Write hours, minutes and seconds: hh:mm:ss.",
        "00:10:00 for ten minutes")]
    [InlineData("\"24:00:60\"", "SC1501", "24:00:60", "The value is not a time span. Write hours, minutes and seconds: hh:mm:ss.",
        "00:10:00 for ten minutes")]

    // Out of range.
    [InlineData("\"1.00:00:01\"", "SC1503", "1.00:00:01", "The maximum age of a preflight is 0 seconds to 24 hours.", "1.00:00:00")]
    [InlineData("\"7.00:00:00\"", "SC1503", "7.00:00:00", "The maximum age of a preflight is 0 seconds to 24 hours.", "1.00:00:00")]
    [InlineData("\"-00:10:00\"", "SC1503", "-00:10:00", "The maximum age of a preflight is 0 seconds to 24 hours.", "00:00:00")]
    [InlineData("\"00:10:00.5\"", "SC1503", "00:10:00.5000000", "Access-Control-Max-Age is a number of whole seconds.", "00:10:00")]

    // No time span.
    [InlineData("\"00:10\"", "SC1501", "00:10", "The value is not a time span. Write hours, minutes and seconds: hh:mm:ss.",
        "00:10:00 for ten minutes")]
    [InlineData("\"10:00\"", "SC1501", "10:00", "The value is not a time span. Write hours, minutes and seconds: hh:mm:ss.",
        "00:10:00 for ten minutes")]
    [InlineData("\"10m\"", "SC1501", "10m", "The value is not a time span. Write hours, minutes and seconds: hh:mm:ss.", "00:10:00 for ten minutes")]
    [InlineData("\"600s\"", "SC1501", "600s", "The value is not a time span. Write hours, minutes and seconds: hh:mm:ss.",
        "00:10:00 for ten minutes")]
    [InlineData("\"PT10M\"", "SC1501", "PT10M", "The value is not a time span. Write hours, minutes and seconds: hh:mm:ss.",
        "00:10:00 for ten minutes")]
    [InlineData("\"00:60:00\"", "SC1501", "00:60:00", "The value is not a time span. Write hours, minutes and seconds: hh:mm:ss.",
        "00:10:00 for ten minutes")]
    [InlineData("\"00:00:60\"", "SC1501", "00:00:60", "The value is not a time span. Write hours, minutes and seconds: hh:mm:ss.",
        "00:10:00 for ten minutes")]
    [InlineData("\"1.24:00:00\"", "SC1501", "1.24:00:00", "The value is not a time span. Write hours, minutes and seconds: hh:mm:ss.",
        "00:10:00 for ten minutes")]
    [InlineData("\"1:00:00:00\"", "SC1501", "1:00:00:00", "The value is not a time span. Write hours, minutes and seconds: hh:mm:ss.",
        "00:10:00 for ten minutes")]
    [InlineData("\"600.5\"", "SC1501", "600.5", "The value is not a time span. Write hours, minutes and seconds: hh:mm:ss.",
        "00:10:00 for ten minutes")]
    [InlineData("\"-1\"", "SC1501", "-1", "The value is not a time span. Write hours, minutes and seconds: hh:mm:ss.", "00:10:00 for ten minutes")]
    [InlineData("\" 00:10:00\"", "SC1501", " 00:10:00", "The value is not a time span. Write hours, minutes and seconds: hh:mm:ss.",
        "00:10:00 for ten minutes")]
    [InlineData("\"ten\"", "SC1501", "ten", "The value is not a time span. Write hours, minutes and seconds: hh:mm:ss.", "00:10:00 for ten minutes")]
    [InlineData("\"\"", "SC1501", "", "The value is not a time span. Write hours, minutes and seconds: hh:mm:ss.", "00:10:00 for ten minutes")]
    [InlineData("true", "SC1501", "True", "The value is not a time span. Write hours, minutes and seconds: hh:mm:ss.", "00:10:00 for ten minutes")]
    [InlineData("\"99999999999999999999:00:00\"", "SC1501", "99999999999999999999:00:00",
        "The value is not a time span. Write hours, minutes and seconds: hh:mm:ss.", "00:10:00 for ten minutes")]
    public async Task Any_other_max_age_is_a_problem(string text, string code, string value, string message, string suggestion)
    {
        var problem = await Configured.SingleProblemAsync(Configured.PolicyWith($""" "PreflightMaxAge": {text} """));

        problem.Should().Be(new StrictCorsConfigurationProblem(code, "StrictCors:Policies:web:PreflightMaxAge", value, message, suggestion));
    }

    [Theory]
    [InlineData("200")]
    [InlineData("204")]
    [InlineData("\"200\"")]
    [InlineData("\"204\"")]
    public async Task A_preflight_is_answered_with_200_or_204(string text)
    {
        (await Configured.ProblemsAsync(Configured.PolicyWith($""" "PreflightStatusCode": {text} """))).Should().BeEmpty();
    }

    [Theory]
    [InlineData("201", "SC1504", "201")]
    [InlineData("0", "SC1005", "0")]
    [InlineData("404", "SC1504", "404")]
    [InlineData("-200", "SC1005", "-200")]
    [InlineData("\"OK\"", "SC1005", "OK")]
    [InlineData("\"NoContent\"", "SC1005", "NoContent")]
    [InlineData("204.0", "SC1005", "204.0")]
    [InlineData("\" 204\"", "SC1005", " 204")]
    [InlineData("\"0204\"", "SC1005", "0204")]
    [InlineData("99999999999", "SC1005", "99999999999")]
    [InlineData("\"\"", "SC1005", "")]
    public async Task And_with_nothing_else(string text, string code, string value)
    {
        var problem = await Configured.SingleProblemAsync(Configured.PolicyWith($""" "PreflightStatusCode": {text} """));

        problem.Should().Be(new StrictCorsConfigurationProblem(
            code, "StrictCors:Policies:web:PreflightStatusCode", value, "The status of a preflight response must be 200 or 204.", "204"));
    }

    [Theory]
    [InlineData("Browser")]
    [InlineData("Server")]
    [InlineData("Observe")]
    [InlineData("server")]
    [InlineData("OBSERVE")]
    public async Task Enforcement_is_a_name_in_any_case(string name)
    {
        (await Configured.ProblemsAsync(Configured.PolicyWith($""" "Enforcement": "{name}" """))).Should().BeEmpty();
    }

    [Theory]
    [InlineData("\"Srever\"", "Srever", "Server")]
    [InlineData("\"Servers\"", "Servers", "Server")]
    [InlineData("\"Observer\"", "Observer", "Observe")]
    [InlineData("\"Browsers\"", "Browsers", "Browser")]
    [InlineData("\"Report\"", "Report", "Browser, Server, Observe")]
    [InlineData("\"None\"", "None", "Browser, Server, Observe")]
    [InlineData("\"\"", "", "Browser, Server, Observe")]
    [InlineData("1", "1", "Browser, Server, Observe")]
    [InlineData("\"0\"", "0", "Browser, Server, Observe")]
    [InlineData("\"Browser, Server\"", "Browser, Server", "Browser")]
    [InlineData("true", "True", "Browser, Server, Observe")]
    public async Task And_no_number_and_no_other_name(string text, string value, string suggestion)
    {
        var problem = await Configured.SingleProblemAsync(Configured.PolicyWith($""" "Enforcement": {text} """));

        problem.Should().Be(new StrictCorsConfigurationProblem(
            "SC1005", "StrictCors:Policies:web:Enforcement", value, "The value must be one of Browser, Server, Observe.", suggestion));
    }
}
