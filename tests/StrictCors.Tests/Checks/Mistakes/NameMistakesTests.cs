using StrictCors.Tests.Configuration;

namespace StrictCors.Tests.Checks.Mistakes;

/// <summary>Mistakes in the lists of methods and headers that a person made who knew neither the rules nor the other tests. The last column is the
/// list after the message has been followed.</summary>
public class NameMistakesTests
{
    private const string AName = "a name of letters, digits and hyphens, without spaces";
    private const string NoAddress = "remove the entry; origins belong in AllowedOrigins";

    [Theory]
    [InlineData("AllowedMethods", "gets", "SC1203", "GET", "[ \"GET\" ]")]
    [InlineData("AllowedMethods", "GTE", "SC1203", "GET", "[ \"GET\" ]")]
    [InlineData("AllowedMethods", "Posts", "SC1203", "POST", "[ \"POST\" ]")]
    [InlineData("AllowedMethods", "DELTE", "SC1203", "DELETE", "[ \"DELETE\" ]")]
    [InlineData("AllowedMethods", "DEL", "SC1203", "DELETE", "[ \"DELETE\" ]")]
    [InlineData("AllowedMethods", "OPTION", "SC1203", "OPTIONS", "[ \"OPTIONS\" ]")]
    [InlineData("AllowedMethods", "PATHC", "SC1203", "PATCH", "[ \"PATCH\" ]")]
    [InlineData("AllowedMethods", "HttpGet", "SC1203", "GET", "[ \"GET\" ]")]
    [InlineData("AllowedMethods", "HttpMethod.Put", "SC1203", "PUT", "[ \"PUT\" ]")]
    [InlineData("AllowedMethods", "5", "SC1201", AName, "[ \"GET\" ]")]
    [InlineData("AllowedMethods", "Content-Type", "SC1201", "remove the entry; 'Content-Type' belongs in AllowedHeaders", "[]")]
    [InlineData("AllowedMethods", "https://a.example", "SC1201", NoAddress, "[]")]
    [InlineData("AllowedMethods", "any-method", "SC1021", "list the names, or '*' alone for any", "[ \"*\" ]")]
    [InlineData("AllowedHeaders", "Autorization", "SC1301", "Authorization", "[ \"Authorization\" ]")]
    [InlineData("AllowedHeaders", "Authorisation", "SC1301", "Authorization", "[ \"Authorization\" ]")]
    [InlineData("AllowedHeaders", "ContentType", "SC1301", "Content-Type", "[ \"Content-Type\" ]")]
    [InlineData("AllowedHeaders", "content-typ", "SC1301", "Content-Type", "[ \"Content-Type\" ]")]
    [InlineData("AllowedHeaders", "5", "SC1301", AName, "[ \"X-Id\" ]")]
    [InlineData("AllowedHeaders", "GET", "SC1301", "remove the entry; 'GET' belongs in AllowedMethods", "[]")]
    [InlineData("AllowedHeaders", "https://a.example", "SC1301", NoAddress, "[]")]
    [InlineData("AllowedHeaders", "AnyHeader", "SC1021", "list the names, or '*' alone for any", "[ \"*\" ]")]
    [InlineData("AllowedHeaders", "* Authorization", "SC1301", "\"*\", \"Authorization\"", "[ \"*\", \"Authorization\" ]")]
    [InlineData("ExposedHeaders", "Content-Dispositon", "SC1401", "Content-Disposition", "[ \"Content-Disposition\" ]")]
    [InlineData("ExposedHeaders", "POST", "SC1401", "remove the entry; 'POST' belongs in AllowedMethods", "[]")]
    public Task An_entry(string key, string entry, string code, string suggestion, string followed) => Followed.CheckAsync(
        Configured.PolicyWith($$""" "{{key}}": [ "{{entry}}" ] """), code, suggestion, Configured.PolicyWith($$""" "{{key}}": {{followed}} """));

    // Methods and headers of applications, also those that differ from a standard one in one letter.
    [Theory]
    [InlineData("AllowedMethods", "[ \"BATCH\", \"SET\", \"READ\", \"HOST\", \"UPDATE\", \"SEARCH\", \"LINK\", \"NOTIFY\", \"custom\" ]")]
    [InlineData("AllowedMethods", "[ \"GETS\", \"GET\" ]")]
    [InlineData("AllowedHeaders", "[ \"ContentType\", \"Content-Type\" ]")]
    [InlineData("AllowedHeaders", "[ \"X-Request-Ids\", \"x_id\", \"h2\", \"Link\", \"Range\" ]")]
    public async Task Names_that_only_look_like_a_mistake(string key, string list) =>
        (await Configured.ProblemsAsync(Configured.PolicyWith($$""" "{{key}}": {{list}} """))).Should().BeEmpty();
}
