using StrictCors.Middleware;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Middleware.Front;

public sealed class OncePerCauseTests
{
    private readonly OncePerCause _once = new();

    [Fact]
    public void Each_kind_of_request_and_each_status_is_a_cause()
    {
        _once.IsFirst("request", null, 429).Should().BeTrue();
        _once.IsFirst("request", null, 429).Should().BeFalse();
        _once.IsFirst("preflight", null, 429).Should().BeTrue();
        _once.IsFirst("request", null, 401).Should().BeTrue();
    }

    [Fact]
    public void A_line_that_is_known_is_one_cause_whatever_the_status()
    {
        _once.IsFirst("request", "app.UseStaticFiles();", 200).Should().BeTrue();
        _once.IsFirst("request", "app.UseStaticFiles();", 206).Should().BeFalse();
        _once.IsFirst("request", "app.UseRateLimiter();", 200).Should().BeTrue();
        _once.IsFirst("request", null, 200).Should().BeTrue();
    }

    [Fact]
    public void Causes_without_an_end_are_not_all_remembered()
    {
        var first = Enumerable.Range(0, 3 * OncePerCause.MaxCauses).Count(status => _once.IsFirst("request", null, status));

        first.Should().Be(OncePerCause.MaxCauses);
    }

    [Fact]
    public void A_cause_that_was_said_allocates_nothing()
    {
        _once.IsFirst("request", null, 429);

        Allocations.Of(() => _once.IsFirst("request", null, 429)).Should().Be(0);
    }
}
