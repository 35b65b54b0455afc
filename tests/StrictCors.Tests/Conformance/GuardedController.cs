using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Mvc;

namespace StrictCors.Tests.Conformance;

[ApiController]
[Route("controller")]
internal sealed class GuardedController(GuardedRuns runs) : ControllerBase
{
    [HttpPost("plain")]
    public void Plain() => runs.Add();

    [HttpPost("ours")]
    [StrictCors("named")]
    public void Ours() => runs.Add();

    [HttpPost("framework")]
    [EnableCors("named")]
    public void Framework() => runs.Add();

    [HttpPost("disabled")]
    [DisableCors]
    public void Disabled() => runs.Add();
}
