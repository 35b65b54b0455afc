using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using StrictCors.Tests.Documentation;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.MovingOver.Applications;

/// <summary>Each application gets the same requests before and after, and what differs is what the page names, with the reason.</summary>
public sealed partial class ApplicationTests
{
    private static readonly string[] Strangers =
        [App, "https://evil.example", "http://app.example.com", "https://app.example.com.evil.example", "http://localhost:5173", "null"];

    private const string App = "https://app.example.com";

    private static readonly MovedApplication[] All =
    [
        .. typeof(MovedApplication).Assembly.GetTypes().Where(type => type.BaseType == typeof(MovedApplication))
            .Select(type => (MovedApplication)Activator.CreateInstance(type)!).OrderBy(application => application.Name, StringComparer.Ordinal),
    ];

    public static TheoryData<string> Applications => [.. All.Select(application => application.Name)];

    [Fact]
    public void The_page_has_a_row_for_each_application() =>
        Pages.MovingOver.Rows("Application").Select(row => row[0]).Should().Equal(All.Select(application => application.Name));

    [Theory]
    [MemberData(nameof(Applications))]
    public void It_is_moved_over_by_rows_of_the_page(string name)
    {
        var application = All.Single(application => application.Name == name);
        application.Forms.Should().BeSubsetOf(MovingOverRow.All.Select(row => row.Form));
        RowOf(application)[2].Split("; ").Should().Equal(application.Forms);
    }

    [Theory]
    [MemberData(nameof(Applications))]
    public async Task What_differs_is_what_the_page_names(string name)
    {
        var application = All.Single(application => application.Name == name);
        string[] pages = [.. application.Allowed.Union(Strangers)];
        var differing = new List<string>();
        foreach (var environment in application.Environments)
        {
            await using var before = await StartAsync(application.SettingsBefore, environment, application.AddBefore, app =>
            {
                application.UseBefore(app);
                application.Map(app);
            });
            await using var after = await StartAsync(application.SettingsAfter, environment, application.AddAfter, app =>
            {
                application.UseAfter(app);
                application.Map(app);
            });

            foreach (var path in application.Paths)
            {
                var questions = BrowserQuestion.All(pages, path).ToList();
                var answers = await BrowserAnswers.AskAsync(before.Server, questions);
                var differences = answers.DifferencesTo(await BrowserAnswers.AskAsync(after.Server, questions)).ToList();
                differences.Where(difference => difference.Before is null).Should().BeEmpty("moving over allows nothing new");
                differing.AddRange(differences.Select(difference => difference.Question.Page));
                if (environment == application.Environments[0] && path == application.Paths[0])
                {
                    answers.Readable.Where(pair => application.Allowed.Contains(pair.Key.Page) && !pair.Key.WithCredentials)
                        .Should().Contain(pair => pair.Value != null).And.NotBeEmpty("the pages of the application can use it before");
                }
            }

            foreach (var origin in application.NotOfBrowsers)
            {
                if (await IsAllowedAsync(before, application.Paths[0], origin) != await IsAllowedAsync(after, application.Paths[0], origin))
                {
                    differing.Add(origin);
                }
            }
        }

        var named = CodeSpan().Matches(RowOf(application)[3]).Select(match => match.Groups["code"].Value).ToList();
        string[] expected = RowOf(application)[3].StartsWith("Other origins", StringComparison.Ordinal)
            ? [.. pages.Except(application.Allowed)] : [.. named];
        differing.Distinct().Should().BeEquivalentTo(expected);
    }

    private static string[] RowOf(MovedApplication application) =>
        Pages.MovingOver.Rows("Application").Single(row => row[0] == application.Name);

    private static Task<TestServerHost> StartAsync(
        string settings, string environment, Action<WebApplicationBuilder> add, Action<WebApplication> use) =>
        TestServerHost.StartAsync(add, use, SettingsJson.Parse(settings), environment);

    private static async Task<bool> IsAllowedAsync(TestServerHost host, string path, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Origin", origin);
        using var response = await host.Client.SendAsync(request);
        return response.Headers.Contains("Access-Control-Allow-Origin");
    }

    [GeneratedRegex("`(?<code>[^`]+)`")]
    private static partial Regex CodeSpan();
}
