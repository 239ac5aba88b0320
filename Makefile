# make draft 和 make test 各自从零开始：建虚拟环境、装依赖、做事。只需要 Python 3.11 以上和 make。

PYTHON   ?=
ARGS     ?=
TEMPLATE ?= study-seminar
OUT      ?= drafts/$(TEMPLATE).docx
WORKERS  ?= 2

VENV := .venv
BIN  := $(VENV)/bin
PIP  := PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore $(BIN)/python -m pip --quiet

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help draft test test-layout check fmt examples bench golden wheel lock clean

help: ## 列出可用的目标
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 20
	@printf '\n  ARGS=…      交给所用命令的其他参数，如 make draft ARGS="--set theme=乡村振兴"\n'
	@printf '  PYTHON=…    用哪个 Python（3.11 以上），如 make draft PYTHON=python3.12\n'
	@printf '  TEMPLATE=…  OUT=…  没有终端时 make draft 用的模板和写出的文件\n'

draft: $(VENV)/.user ## 起草一篇发言稿；没有终端时按缺省值起草
	@if [ -t 0 ]; then \
	  $(BIN)/drafter new $(ARGS) || [ $$? -eq 130 ]; \
	else \
	  mkdir -p "$$(dirname '$(OUT)')" && \
	  $(BIN)/drafter new -t $(TEMPLATE) --defaults --seed 1 --force -o '$(OUT)' $(ARGS); \
	fi

test: $(VENV)/.dev ## 运行测试
	@$(BIN)/python -m pytest -q -n auto --maxprocesses $(WORKERS) -rs $(ARGS)

# 缺什么先说；缺了就全部跳过，不算失败。DRAFTER_LAYOUT=required 时不许跳过。
test-layout: $(VENV)/.dev ## 用 LibreOffice 排出来，量一量版面
	@$(BIN)/python -m tests.writing.tools
	@$(BIN)/python -m pytest -q -m layout -n auto --maxprocesses $(WORKERS) -rs $(ARGS)

check: $(VENV)/.dev ## 检查格式、类型、导入方向、模板、版式和句库
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet . || { echo '格式不合要求：运行 make fmt' >&2; exit 1; }
	@$(BIN)/mypy --no-error-summary
	@out=$$($(BIN)/lint-imports 2>&1) || { printf '%s\n' "$$out" >&2; exit 1; }
	@$(BIN)/drafter templates check
	@$(BIN)/drafter layouts check
	@$(BIN)/drafter phrases check

fmt: $(VENV)/.dev ## 整理代码格式，改掉能自动改的问题
	@$(BIN)/ruff check --quiet --fix-only .
	@$(BIN)/ruff format --quiet .

examples: $(VENV)/.user ## 把 examples/*.yaml 写成 build/examples/*.docx
	@mkdir -p build/examples
	@for answers in examples/*.yaml; do \
	  out="build/examples/$$(basename "$$answers" .yaml).docx"; \
	  rm -f "$$out" && $(BIN)/drafter write "$$answers" -o "$$out" >/dev/null && echo "$$out" || exit; \
	done

# 只比一样：make bench BENCH=write ARGS='--rounds 500'
BENCH ?= search write read_check
bench: $(VENV)/.dev ## 同别的办法比快慢，打印比值（几分钟）
	@for each in $(BENCH); do $(BIN)/python -m "benchmarks.$$each" $(ARGS) || exit; done

golden: $(VENV)/.dev ## 重写测试用的标准文本（写完看一遍 git diff）
	@$(BIN)/python -m pytest -q --golden -m golden $(ARGS)

wheel: $(VENV)/.dev ## 打包到 dist/
	@log=$$($(BIN)/python -m build --no-isolation --outdir dist . 2>&1) || { printf '%s\n' "$$log" >&2; exit 1; }
	@ls dist/*

# 已锁定的版本不动；全部升级：make lock ARGS=--upgrade
UV      = $(shell command -v uv || echo $(BIN)/uv)
COMPILE = $(UV) pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
          --no-annotate --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' \
          --cache-dir build/uv-cache

lock: $(VENV)/pyvenv.cfg ## 按 pyproject.toml 重新生成两个锁文件
	@command -v uv >/dev/null || $(PIP) install 'uv>=0.5'
	@$(COMPILE) --group build -o requirements.lock $(ARGS) >/dev/null
	@$(COMPILE) --group dev -c requirements.lock -o requirements-dev.lock $(ARGS) >/dev/null

clean: ## 删去虚拟环境、构建结果和缓存（drafts/ 里的稿子不动）
	@rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find drafter tests -name __pycache__ -type d -prune -exec rm -rf {} +

# 虚拟环境：PYTHON 没有指定时，从 python3 起找第一个够新的。
$(VENV)/pyvenv.cfg:
	@for python in $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11 python); do \
	  if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    "$$python" -m venv $(VENV) && exit 0; \
	    rm -rf $(VENV); \
	    echo "$$python 建不了虚拟环境（见上）。Debian、Ubuntu 上先装 python3-venv。" >&2; exit 1; \
	  fi; \
	done; \
	echo '需要 Python 3.11 以上，$(if $(PYTHON),$(PYTHON) 不是（或没有装）,没有找到)。装好后用 PYTHON=… 指定，如 make draft PYTHON=python3.12' >&2; exit 1

$(VENV)/.user: requirements.lock pyproject.toml | $(VENV)/pyvenv.cfg
	@echo '正在安装所需的软件包……' >&2
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml | $(VENV)/pyvenv.cfg
	@echo '正在安装开发所需的软件包……' >&2
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.user
