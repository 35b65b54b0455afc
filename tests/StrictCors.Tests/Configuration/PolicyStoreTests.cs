using Microsoft.Extensions.Options;
using StrictCors.Configuration;

namespace StrictCors.Tests.Configuration;

/// <summary>The last good policies, of which a request sees the old ones or the new ones.</summary>
public class PolicyStoreTests
{
    [Fact]
    public void The_first_reading_stays_until_another_is_swapped_in()
    {
        var store = Store("https://a.example");
        var first = store.Current;
        store.Current.Should().BeSameAs(first);

        var second = store.Check().Table!;
        store.Current.Should().BeSameAs(first, "what is compiled is not in force yet");

        store.Swap(second);
        store.Current.Should().BeSameAs(second);
    }

    [Fact]
    public void A_first_reading_that_fails_says_every_problem() =>
        Store("https://a.example/", "http://B.example").Invoking(store => store.Current).Should().Throw<StrictCorsConfigurationException>()
            .Which.Problems.Select(problem => problem.Code).Should().Equal("SC1111", "SC1112");

    [Fact]
    public void A_reference_that_leads_nowhere_is_a_problem_of_the_whole()
    {
        var reference = new StrictCorsConfigurationProblem("SC2001", "GET /", "wbe", "No policy has this name.", "web");

        var check = Store("https://a.example").Check(_ => [reference]);

        check.Table.Should().BeNull();
        check.Problems.Should().Equal(reference);
        Store("https://a.example").Check(_ => []).Table.Should().NotBeNull();
    }

    private static PolicyStore Store(params string[] origins) => new(new OptionsFactory<StrictCorsOptions>(
        [new ConfigureOptions<StrictCorsOptions>(options => options.Policies.Add("web", new() { AllowedOrigins = origins }))], []));
}
